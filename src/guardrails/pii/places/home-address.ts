import { startOfPlace } from './place-start.ts'
import { lastGroup } from '../ranges.ts'
import type { FindRanges, Range } from '../types.ts'
import { breakWords } from '../names/word-breaks.ts'

const N = '[\\d一二三四五六七八九十百零〇两]'
const BUILDING = `(?:[A-Za-z]?${N}{1,4}[ ]?(?:号楼|栋楼?|幢|座|号院?|#楼?)|[A-Za-z]\\d{0,2}[ ]?(?:座|栋|幢|号楼))`
const UNIT = `(?:[A-Za-z甲乙丙丁东西中南北]|${N}{1,3})[ ]?(?:单元|门洞|门(?=\\d{3}))`
const FLOOR = `${N}{1,2}(?:层|楼)`
const SIDE = '(?:[东西中南北]{1,2}|[左右](?:手)?(?:边)?)'
const ROOM = `(?:(?:${FLOOR})?[ ]?(?:[A-Za-z]?\\d{3,4}|[一二三四五六七八九零〇幺]{3,4})[ ]?(?:室|号房|号|房间)?|${FLOOR}${SIDE}(?:[户门屋]|室)?|${SIDE}[户屋]|[左右](?:手)?(?:边)?门)`
/** To the door: `3号楼2单元501`, `2单元501室`, `12栋1203室`. */
const DOOR = new RegExp(
  `(?:${BUILDING}[ ]?(?:${UNIT}[ ]?)?|${UNIT}[ ]?)${ROOM}(?![\\d元块米平年月天人多%])(?!户(?:居民|业主|人|住户|没|都))`,
  'g',
)
/** `7-2-903` or `B7-2-903` after a place. */
const DASHED =
  /(?<=[\u4e00-\u9fa5])[ ]?[A-Za-z]?\d{1,3}(?:(?:号楼|栋|幢|#)\d{1,2}|(?:号楼|栋|幢|#)?-\d{1,2}(?:单元)?)-\d{3,4}(?:室)?(?![\d-])/g
const ESTATE =
  '(?:小区|花园|家园|公寓|社区|宿舍|家属院|家属楼|大院|新村|大厦|广场|苑|园|府|城|里|庭|湾|邸|郡|居|轩|寓|住)'
/** `12-301` or `1203室` after a place that people live in. */
const SHORT = new RegExp(
  `(?<=${ESTATE})[ ]?(?:[A-Za-z]?\\d{1,3}(?:-|#)\\d{3,4}(?:室)?|[A-Za-z]?\\d{3,4}室)(?![\\d-])`,
  'g',
)
/** `，15-2-602，` in a sentence about where somebody lives. */
const DASHED_ALONE =
  /(?<=(?:小区|业主|住户|住|家)[^。；\n]{0,12}[，, ])\d{1,3}-\d{1,2}-\d{3,4}(?:室)?(?=[，。,；\s的]|$)/g
/** A room by itself where somebody lives: `住1203室`, `楼上502室`. */
const ROOM_ALONE = /(?<=家住|住在|楼上|楼下|隔壁|对门|对面|我家)(?:的)?(\d{3,4}室)(?!\d)/g
/** A room that somebody lives in, and no more: `我家就在302，`. */
const ROOM_BARE = /(?<=我们?家(?:就|也)?(?:住)?在|我(?:就|也)?住在?)([A-Za-z]?\d{3,4})(?=[，。；！？,;!?]|$)/g
/** The room across, after one that was named: `3栋902和对面901`. */
const NEXT_ROOM =
  /^(?:室)?(?:[和、与及跟]|以及)(?:我家)?(?:对面|对门|隔壁|楼上|楼下)?(?:的)?(\d{3,4}室?)(?![\d元块米平年月天人多%栋号])/
const LIVES =
  '(?:住址|家庭地址|住所|居住地|家庭住址|收货地址|联系地址|上门地址|户籍地址?|现住|家住|暂住|租住|独居|居住|住在|老家|家在|[我他她]家|本人在|寄到|送到|[从到](?=[^，。]{2,12}号换|[^，。]{2,8}甲\\d)|住(?![房建宅院户宿所]))'
/** A house number after words that say that somebody lives there. */
const HOUSE = new RegExp(
  `${LIVES}[是为于在：: ]{0,2}([^，。；！？《（(的\\n]{2,24}?(?:${N}{1,4}(?:-${N}{1,2})?号(?:院|(?:之|附)${N}{1,2}号?)?|${N}{1,3}组${N}{1,3}号))(?![楼线码\\d人])`,
  'g',
)
/** Words before and after a number of something else. */
const CODE = /(?:码|单号|编号|柜|工单|批号)[ ：:]*$/
const NOT_A_HOME = /^(?:号?快递柜|号?柜|格口|摊位|展位|车位|航班|包间|包厢|考场|病房|教室|[号]?窗口)/

/** Homes to the door, with the road and estate before them; without a room only after 住 and the like. */
export const findHomeAddresses: FindRanges = (text) => {
  const breaks = breakWords(text)
  const doors = [DOOR, DASHED, SHORT, DASHED_ALONE].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(
        ({ 0: written, index }) =>
          !CODE.test(text.slice(Math.max(0, index - 6), index)) &&
          !NOT_A_HOME.test(text.slice(index + written.length)),
      )
      .map(({ 0: written, index }) => ({
        start: startOfPlace(text, breaks, index),
        end: index + written.length,
      })),
  )
  return [
    ...doors,
    ...doors.flatMap(({ end }) => nextRoom(text, end)),
    ...[HOUSE, ROOM_ALONE, ROOM_BARE].flatMap((pattern) => [...text.matchAll(pattern)].map(lastGroup)),
  ]
}

function nextRoom(text: string, from: number): Range[] {
  const match = NEXT_ROOM.exec(text.slice(from, from + 16))
  if (match === null) return []
  const end = from + match[0].length
  return [{ start: end - match[1]!.length, end }]
}
