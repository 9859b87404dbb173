import type { FindRanges, Range } from './types.ts'

const N = '[\\d一二三四五六七八九十百零〇两]'
const BUILDING = `(?:${N}{1,4}[ ]?(?:号楼|栋楼?|幢|座|号院?|#楼?)|[A-Za-z]座)`
const UNIT = `(?:[A-Za-z甲乙丙丁东西中]|${N}{1,3})[ ]?(?:单元|门洞)`
const FLOOR = `${N}{1,2}(?:层|楼)`
const ROOM = `(?:(?:${FLOOR})?[ ]?(?:\\d{3,4}|[一二三四五六七八九零〇幺]{3,4})[ ]?(?:室|号房|号|房间)?|${FLOOR}[东西中南北]{1,2}(?:户|室)?|[东西][南北]?[户屋]|[左右](?:手)?(?:边)?[门户])`
/** To the door: `3号楼2单元501`, `2单元501室`, `12栋1203室`. */
const DOOR = new RegExp(
  `(?:${BUILDING}[ ]?(?:${UNIT}[ ]?)?|${UNIT}[ ]?)${ROOM}(?![\\d元块米平年月天人户多%])`,
  'g',
)
/** `7-2-903` after a place. */
const DASHED =
  /(?<=[\u4e00-\u9fa5])[ ]?\d{1,3}(?:(?:号楼|栋|幢|#)\d{1,2}|(?:号楼|栋|幢|#)?-\d{1,2}(?:单元)?)-\d{3,4}(?:室)?(?![\d-])/g
/** `12-301` after a place that people live in. */
const SHORT_DASHED =
  /(?<=(?:小区|花园|家园|公寓|苑|园|府|城|里|庭|湾|邸|住))[ ]?\d{1,3}-\d{3,4}(?:室)?(?![\d-])/g
/** A house number after words that say that somebody lives there. */
const HOUSE = new RegExp(
  `(?:住址|家庭地址|住所|居住地|家庭住址|现住|家住|暂住|租住|住在|[我他她]家|本人在|[从到](?=[^，。]{2,12}号换|[^，。]{2,8}甲\\d)|住(?![房建宅院户宿所]))[是为于在：: ]{0,2}([^，。；！？《（(的\\n]{2,24}?(?:${N}{1,4}号(?:院|(?:之|附)${N}{1,2}号?)?|${N}{1,3}组${N}{1,3}号))(?![楼线码\\d人])`,
  'g',
)
/** Words before a number of something else. */
const CODE = /(?:码|单号|编号|柜|工单|批号)[ ：:]*$/
/** What stands before an address in its clause and is no part of it. */
const LEAD =
  /^.*(?:家庭住址|住址|地址|居住地|住所|位置|现住|家住|暂住|租住|居住|住在|住|位于|就在|是在|家在|坐落|我是|本人是|来电人是|我们是|人在|家是|自|在|是|的|[：:“”"（()）])(?:是|为|于|在|：|:)*/

/** Homes to the door, with the road and estate before them; without a room only after 住 and the like. */
export const findHomeAddresses: FindRanges = (text) => [
  ...[DOOR, DASHED, SHORT_DASHED].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !CODE.test(text.slice(Math.max(0, index - 6), index)))
      .map((match) => withPlace(text, match.index, match.index + match[0].length)),
  ),
  ...[...text.matchAll(HOUSE)].map((match) => {
    const end = match.index + match[0].length
    return { start: end - match[1]!.length, end }
  }),
]

/** The range with the road and estate in front of it. */
function withPlace(text: string, start: number, end: number): Range {
  const clause = /[^，。；！？、,;!?\n ]*$/.exec(text.slice(Math.max(0, start - 40), start))![0]
  const place = clause.replace(LEAD, '')
  const lead =
    /^(?:楼上|楼下|隔壁|对门|房子|宿舍|那个|来电人|市民|业主|居民|本人|我家|我们|我|他家|她家|反映|投诉|举报|咨询)+/.exec(
      place,
    )?.[0].length ?? 0
  const from = start - place.length + lead
  return { start: from + /^\s*/.exec(text.slice(from, end))![0].length, end }
}
