import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { TextSpan } from '../../types.ts'
import { splitClauses, type Clause } from '../wording/clauses.ts'
import { isTreatedAt, type DistrictMention } from './district.ts'

interface LocationFile {
  suffix: string
  weak: string
  position: string
  stop: string
  lead: string
}

const FILE = parse(readFileSync(new URL('./location.yaml', import.meta.url), 'utf8')) as LocationFile
const longestFirst = (list: string): string =>
  list
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|')

const SUFFIX = longestFirst(FILE.suffix)
const WEAK = new Set(FILE.weak.split(' '))
const STRONG = longestFirst(
  FILE.suffix
    .trim()
    .split(/\s+/)
    .filter((word) => !WEAK.has(word))
    .join(' '),
)
const POSITION = longestFirst(FILE.position)
const NAME = `(?:[^${FILE.stop}\\s，。；：、！？,;:!?（）()“”"]|“[^”]{1,12}”|某)`
/** A number of a house, road or floor; not one that a date, a time or a sum begins with. */
const NUMBER =
  '(?:[A-Za-z]?\\d+(?:-\\d+)*(?:号楼|号院|号摊|号铺|号门(?!口)|号|区|排|组|栋|幢|座|单元|弄|室|层|公里处?|米)?(?!\\d*[年月日时点元])|[A-Za-z一二三四五六七八九十]+(?:号楼|区|组|栋|幢|座|单元|期|楼))'
const DETERMINER =
  '(?:那几[排栋片条间]|那家|那个|那片|那条|那座|那栋|那段|那排|这家|这个|这片|一家|一个|一处|一座|一栋|一排|某个?|的一个|的一家|的那家|的那个|的|和|与|跟|、)'
/** One more piece of a place after what was read so far. */
const MORE = new RegExp(
  `^(?:${POSITION}|的?[那这一]家“[^”]{1,12}”|[到至]${NAME}{1,12}?(?:${SUFFIX})(?:${POSITION})?(?:[这那]?一?[段截]路?|之间)|${NUMBER}|${DETERMINER}?${NAME}{0,10}?(?:${SUFFIX})(?:${POSITION})?|(?:往|向)?[东西南北]{1,2}(?:约|大约)?[\\d一二三四五六七八九十百]+(?:多)?米(?:处|左右)?)`,
)
/** A place that starts without a district: a name of two or more characters with its ending, or a bare landmark. */
const HEAD = new RegExp(`(?:${NAME}{2,8}?(?:${STRONG})|机场|火车站|高铁站)`, 'g')
const LEAD = new RegExp(`^(?:${longestFirst(FILE.lead)})+`)
const LEAD_INSIDE = new RegExp(`^.*(?:住在|家住|位于|地址|就在|是在|反映|举报|投诉|关于|路过|经过)`)

const ROAD = /路|街|道|巷|胡同|桥/
const HOUSE = /\d+(?:号|栋|幢|座|-)|号楼|单元/
const TOWN = /街道|镇|乡|村|社区/
/** A town that is called without its ending after its district, before 的, a counted thing or a pause. */
const TOWN_NAME = /^[\u4e00-\u9fa5]{2}(?=[，。]|的|一[个家条户片艘辆栋座处位群])/
const VAGUE = /^(?:小区|公司|学校|医院|工厂|店|超市|物业公司|全村|村里|整个|隔壁|楼上|楼下|马路|老家|外地)/
/** Bodies that people deal with; not where it happened. */
const BODY = /(?:局|委|办|院|法院|银行|公司|集团|中心|热线|大厅|派出所|物业)$/

/** Before where the caller lives or goes, which is where it happened only if no other place is named. */
const HOME = /(?:家|我们?)(?:住|是)?在?$|住在?$|回$|[开前]往$/

const CUT = /楼[道梯]|路[灯面人]|河[滩堤]|店[员主]|厂[长家]|院[长子]|村[民长口]|桥[面洞]/
/** A date or the number of a bus line, with which no place begins. */
const NO_PLACE = /^\d+(?:[号日月年](?![楼院门摊铺栋])|路)/

interface Candidate extends TextSpan {
  score: number
}

/** The most specific place a text names, as written; null when there is none. */
export function readLocation(text: string, mentions: readonly DistrictMention[]): TextSpan | null {
  const clauses = splitClauses(text)
  const candidates = [
    ...mentions.flatMap((mention) => fromMention(text, mention, mentions)),
    ...clauses.flatMap((clause) => fromClause(text, clause, mentions)),
  ]
  const best = candidates.reduce<Candidate | null>(
    (found, candidate) => (found === null || candidate.score > found.score ? candidate : found),
    null,
  )
  return best === null || best.score < 1.5 ? null : { text: best.text, start: best.start, end: best.end }
}

/** From a mention on, with the mentions right before it (`青砚县溪头镇`). */
function fromMention(text: string, mention: DistrictMention, all: readonly DistrictMention[]): Candidate[] {
  const before = all.find(({ end }) => end === mention.start)
  const town = TOWN_NAME.exec(text.slice(mention.end))?.[0].length ?? 0
  const end = Math.max(extend(text, mention.end), mention.end + (mention.named ? town : 0))
  const more = Number(!mention.named) + Number(before !== undefined || town > 0)
  return [candidateAt(text, before?.start ?? mention.start, end, 1 + more)]
}

function fromClause(text: string, clause: Clause, mentions: readonly DistrictMention[]): Candidate[] {
  return [...clause.text.matchAll(HEAD)].flatMap((match) => {
    const lead = (LEAD_INSIDE.exec(match[0])?.[0] ?? LEAD.exec(match[0])?.[0] ?? '').length
    const name = match[0].slice(lead)
    const start = clause.start + match.index + lead
    if (name.length < 2 || NO_PLACE.test(name) || VAGUE.test(name) || BODY.test(name)) return []
    if (mentions.some((mention) => mention.start <= start && start < mention.end)) return []
    return [candidateAt(text, start, extend(text, clause.start + match.index + match[0].length), 0)]
  })
}

/** Whether an offset stands inside a word that only begins like the end of a place (路|灯, 楼|道). */
const cutsWord = (text: string, at: number): boolean => CUT.test(text.slice(at - 1, at + 1))

/** Where the place that ends at an offset ends with all that follows of it. */
function extend(text: string, from: number): number {
  let end = from
  for (
    let piece = MORE.exec(text.slice(end));
    piece !== null && piece[0] !== '';
    piece = MORE.exec(text.slice(end))
  ) {
    if (cutsWord(text, end + piece[0].length) || /^的.*里$/.test(piece[0])) break
    end += piece[0].length
  }
  return end
}

function candidateAt(text: string, start: number, end: number, base: number): Candidate {
  const place = text.slice(start, end)
  const specific = Number(ROAD.test(place)) * 1.5 + Number(HOUSE.test(place)) * 2 + Number(TOWN.test(place))
  const facility =
    Number(new RegExp(`(?:${SUFFIX})`).test(place)) + Number(/[“”某]|一家|那家|那个|门口|路口/.test(place))
  const treated = isTreatedAt(text, { start, end }) ? -2 : 0
  const home = HOME.test(text.slice(Math.max(0, start - 4), start)) ? -1 : 0
  const asked = /(?:位置|地点|地址|车站|在)[：: 是在]*$/.test(text.slice(Math.max(0, start - 5), start))
    ? 2
    : 0
  return {
    text: place,
    start,
    end,
    score: base + specific + facility + asked + home + treated + Math.min(place.length, 20) * 0.08,
  }
}
