import { GOVERNMENTS, namesOf, placeNamesOf, type CityPack } from '../../../../city/index.ts'
import type { DocumentRecord } from '../../../../store/records.ts'

/** What a clause of a policy puts on departments of the city. */
export interface PolicyClause {
  /** File of the policy, and the document's number where it has one. */
  source: string
  document: string | null
  /** `《title》第四条`. */
  path: string
  /** The sentence as the policy has it, and what of it tells the matter: without the name of who does it. */
  quote: string
  text: string
  /** Short names or the placeholder of the place; of several that answer together, all. */
  departments: string[]
}

/** Someone named in a sentence. */
interface Mention {
  name: string
  start: number
  end: number
}

/** What a department does that a citizen may turn to it for. */
const ACTS =
  /^(?:（[^）]*）)?(?:、[^，]{2,20})?(?:主管|负责|牵头|应当|可以|不得|责令|受理|查处|处理|处以|依法|监督|管理|组织|协调|劝导|认定|审批|核准|审核|登记|核发|发放|公布|公示|设立|设置|提供|开展|按照|会同|是|为)/
/** Names at the end of a task of a plan: （市民政局牵头，市财政局配合）. */
const IN_CHARGE = /（([^（）]{3,80}?(?:牵头|负责|配合|落实))）[。；]?$/
/** Of the document itself, not of its matter. */
const OF_THE_DOCUMENT = /负责解释|起施行|现印发|废止|失效/
const DOCUMENT_KIND =
  /(?:（[^）]*）)?(?:管理|实施|暂行)*(?:办法|细则|规定|意见|方案|规划|计划|措施|政策|通知|公告|指南|标准|预案)(?:（[^）]*）)?$/
/** Whoever may be called by a short word: of those only what names an office counts. */
const OFFICE = /(?:局|委|办|办公室|中心|支队|队|所|机关|部门|集团|公司|会|政府|联)$/
const ENDINGS = ['部门', '行政部门', '主管部门', '行政主管部门', '管理部门']
/** One of several that act together, or the office of a county. */
const NOT_ALONE = /(?:、|区县|县区|和|及|各区)$/
const OF_THE_PLACE =
  /(?:各|所在地)?(?:区县|县区|区（县）|县（区）)人民政府|各?区县政府|乡镇（街道）|街道办事处|乡镇人民政府/g
const SHORTEST = 8

/** Clauses of a policy in force that say which department does what; none of drafts and of what no longer stands as it was. */
export function clausesOf({ fields, source, chunks }: DocumentRecord, pack: CityPack): PolicyClause[] {
  const title = fields.title ?? source
  if (fields.status !== '有效' || OF_THE_DOCUMENT.test(title)) return []
  const names = namesIn(pack)
  const subject = subjectOf(title, pack)
  return chunks
    .filter(({ kind }) => kind === 'text')
    .flatMap(({ text, path }) =>
      sentencesOf(text).flatMap((sentence) =>
        tasksIn(sentence, names).map((task) => ({
          source,
          document: fields.docNo,
          path: `《${title}》${path.at(-1) ?? ''}`,
          quote: withoutNumber(sentence),
          text: `${subject}：${task.text}`,
          departments: task.departments,
        })),
      ),
    )
}

/** What a document is about: its title without city and kind. */
function subjectOf(title: string, pack: CityPack): string {
  const place = placeNamesOf(pack).find((name) => title.startsWith(name)) ?? ''
  return title.slice(place.length).replace(/^关于/, '').replace(DOCUMENT_KIND, '').replace(/的$/, '')
}

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。；\n])/).flatMap((sentence) => (sentence.trim() === '' ? [] : [sentence.trim()]))

type Task = Pick<PolicyClause, 'text' | 'departments'>

function tasksIn(sentence: string, find: FindNames): Task[] {
  if (OF_THE_DOCUMENT.test(sentence)) return []
  const charge = IN_CHARGE.exec(sentence)
  if (charge !== null) {
    const leads = find(charge[1]!.split(/牵头|配合/)[0]!).map(({ name }) => name)
    return taskOf(sentence.slice(0, charge.index), leads)
  }
  const acting = find(sentence).filter(
    ({ start, end }) => ACTS.test(sentence.slice(end)) && !NOT_ALONE.test(sentence.slice(0, start)),
  )
  if (acting.length < 2)
    return acting.flatMap((mention) => taskOf(without(sentence, mention), [mention.name]))
  // Of several each does what its own part of the sentence says.
  return acting.flatMap((mention) => {
    const [start, end] = partAround(sentence, mention)
    const part = { ...mention, start: mention.start - start, end: mention.end - start }
    return taskOf(without(sentence.slice(start, end), part), [mention.name])
  })
}

function taskOf(words: string, names: readonly string[]): Task[] {
  const text = withoutNumber(words)
  return text.length < SHORTEST || names.length === 0 ? [] : [{ text, departments: [...new Set(names)] }]
}

const withoutNumber = (text: string): string =>
  text.replace(/^第\S{1,6}条[　\s]*|^（?[一二三四五六七八九十\d]+[）、.．][　\s]*/, '').trim()

const without = (text: string, { start, end }: Pick<Mention, 'start' | 'end'>): string =>
  text.slice(0, start).replace(/[由向]$/, '') + text.slice(end)

function partAround(sentence: string, { start, end }: Mention): [number, number] {
  const from = sentence.lastIndexOf('，', start) + 1
  const to = sentence.indexOf('，', end)
  return [from, to < 0 ? sentence.length : to]
}

type FindNames = (text: string) => Mention[]

/** Names as policies write them: in full, short, or by the work alone (城市管理部门). */
function namesIn({ departments }: CityPack): FindNames {
  const called = new Map<string, string>()
  for (const department of departments) {
    if (department.district !== null) continue
    for (const name of namesOf(department)) {
      if (OFFICE.test(name)) called.set(name, department.short)
      const work = name.replace(/^市/, '').replace(/(?:管理局|局|委员会|委|支队)$/, '')
      if (work.length > 1) for (const ending of ENDINGS) called.set(work + ending, department.short)
    }
  }
  const longestFirst = [...called.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g',
  )
  return (text) =>
    [
      ...[...text.matchAll(pattern)].map((hit) => mentionAt(hit, called.get(hit[0])!)),
      ...[...text.matchAll(OF_THE_PLACE)].map((hit) => mentionAt(hit, GOVERNMENTS[0])),
    ].sort((a, b) => a.start - b.start)
}

const mentionAt = (hit: RegExpExecArray, name: string): Mention => ({
  name,
  start: hit.index,
  end: hit.index + hit[0].length,
})
