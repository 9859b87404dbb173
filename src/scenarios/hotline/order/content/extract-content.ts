import { hideLongNumbers } from '../check/long-numbers.ts'
import type { OrderContent, OrderSource, SentenceSource } from '../types.ts'
import { splitClauses } from './clauses.ts'

/** Somebody asks for something. */
const ASKS =
  /^(?:也|还|并|再|就|所以|因此|现在?|现|特此|我们?|本人|来电人|市民|群众|居民|业主|村民|诉求人){0,3}(?:想|都)?(?:请(?!帖|柬|假|客|了|来的|过)|麻烦|恳请|恳求|申请|诉求|咨询|求助|希望(?!小学|工程)|盼望?|建议|要求|请求)|(?<!不|没|物业|公司|他们?|对方|老板|学校|单位|店家|商家|医院|银行|村里|社区)(?:要求|请求|希望(?!小学|工程)|恳请|强烈建议)|请(?:尽快|相关|有关|政府|部门|求|问|贵|你们|您|帮|给|核|查|派|协)|想问|问一下|问问|想了解|能不能|能否|可不可以|可否|是否(?:可以|能)|怎么(?:办|处理|申请|弄)|谁来管|管一管|管管|管不管|赶紧|赶快|给个说法|给予答复|给一下?(?:协调|处理|解决)|协调一下|处理一下|解决一下|千万不要/
const QUESTION = /[？?]$|^(?:什么时候|多久|哪里|谁|为什么|怎么|找谁)/
/** What follows a request belongs to it where it is short or tells of something to be done. */
const GOES_ON =
  /^(?:给|让|把|将|对|查|核|责令|督促|协调|处理|解决|尽快|退|还钱|还款|赔|补|修|清|拆|停|恢复|加强|整|找个|找人|派|安排|别|不要|并|同时|也|或|怎么|什么|需要|多少|哪|谁|能|可|追究|公开|公布|告知|说明|答复|回复|取缔|查处)/
const SHORT = 8
/** What was tried, and what came of it. */
const TRIED =
  /(?:反映|打|找|联系|投诉|报修|报警|报案|举报|沟通|协商|交涉|催|问|说|来|跟.{1,8}说|拨打|上报|申请|维权|调解|起诉|仲裁|处理|维修|整改|劝)过|报修|报了[警案]|打电话|多次|(?:好)?几次|[两二三四五]次|至今|迟迟|一直(?:没|未|不|拖|推)|(?<![听据就再常来的])(?:说(?!话|明书|好|法)|称|回复|答复|答应|承诺|表示|告知|回应)(?!一声)|推诿|推脱|推给|踢皮球|扯皮|劝不住|后来|结果|再次|没人(?:管|理|修|来|上门)|无人(?:管|理)|不管|不理|没有?(?:结果|下文|回音)|没(?:有)?解决|未解决|打不通|已经?(?:关|报|打|找|联系|投诉)/
/** Another matter begins. */
const ANEW = /^(?:另外|还有|此外|再就是|再者|其次|第[二三四五]|[二三四五2345][、.．])/
/** Words that only say who calls. */
const PERSON =
  /喂|您好|你好|我叫|我姓|我是|本人|来电人|反映人|诉求人|举报人|投诉人|联系人|联系(?:电话|方式)|姓名|名字|身份证(?:号码?|号)?|电话|手机(?:号码?)?|号码|微信号?|先生|女士|同志|住址|家住|我家|住在?|地址|年龄|今年\d{1,3}岁|男|女/g
const HOME = /［住址］[\d一二三四五六七八九十号楼院栋幢座单元室层的]*/g
const LABEL = /［[^］]*］/g

type Part = 'cause' | 'course' | 'demand'

interface Piece {
  part: Part
  start: number
  end: number
}

/**
 * 起因, 经过 and 诉求 in the ticket's own words, clause by clause: what happened, what was tried and came of it, what is asked
 * for. Who calls is left out, and what was split off. Where nobody asks in so many words the demands that intake read stand
 * for it. Every piece is a quotation, or a demand, with its place.
 */
export function extractContent({
  text,
  type,
  demands,
  elsewhere = [],
}: Pick<OrderSource, 'text' | 'type' | 'demands' | 'elsewhere'>): {
  content: OrderContent
  sources: SentenceSource[]
} {
  const pieces = joined(text, partsOf(text, type === '咨询', elsewhere))
  // Somebody who neither asks nor is known to want a thing wants what is said last.
  if (demands.length === 0 && !pieces.some(({ part }) => part === 'demand') && pieces.length > 0)
    pieces[pieces.length - 1]!.part = 'demand'
  const quoted = (part: Part): SentenceSource[] =>
    pieces.flatMap((piece) => (piece.part === part ? quote(text, piece) : []))
  const asked = [...quoted('demand'), ...unasked(text, demands, pieces)]
  // What happened must not be empty where something was told.
  const [cause, course] =
    quoted('cause').length > 0 ? [quoted('cause'), quoted('course')] : [quoted('course'), []]
  return {
    content: { cause: join(cause), course: join(course), demand: join(asked) },
    sources: [...cause, ...course, ...asked],
  }
}

function partsOf(
  text: string,
  question: boolean,
  elsewhere: readonly { start: number; end: number }[],
): Piece[] {
  const clauses = splitClauses(text).filter(
    (clause) =>
      !elsewhere.some(({ start, end }) => start <= clause.start && end >= clause.end) &&
      !isIntroduction(clause.text),
  )
  const asks = clauses.some(({ text: clause }) => ASKS.test(clause)) ? ASKS : QUESTION
  const pieces: Piece[] = []
  for (const [i, { text: clause, start, end, sentence }] of clauses.entries()) {
    const before = clauses[i - 1]?.sentence === sentence ? pieces.at(-1)!.part : null
    pieces.push({ part: asks.test(clause) ? 'demand' : partOf(clause, before, question), start, end })
  }
  return pieces
}

/** What a clause that asks for nothing tells; `before` is the part of the clause before it in its sentence. */
function partOf(clause: string, before: Part | null, question: boolean): Part {
  if (TRIED.test(clause)) return 'course'
  if (before === 'demand' && (question || clause.length <= SHORT || GOES_ON.test(clause))) return 'demand'
  return before === 'course' && !ANEW.test(clause) ? 'course' : 'cause'
}

/** Nothing but who calls and how to reach them. */
function isIntroduction(clause: string): boolean {
  const rest = clause
    .replace(HOME, '')
    .replace(LABEL, '')
    .replace(PERSON, '')
    .replace(/[\p{P}\s\d的是为，]/gu, '')
  return rest.length < 2
}

/** Neighbours of one part as one piece. */
function joined(text: string, clauses: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  for (const clause of clauses) {
    const last = pieces.at(-1)
    if (last?.part === clause.part && text.slice(last.end, clause.start).trim() === '') last.end = clause.end
    else pieces.push({ ...clause })
  }
  return pieces
}

function quote(text: string, { start, end }: Piece): SentenceSource[] {
  const sentence = text.slice(start, end).replace(/[，,、；;\s]+$/u, '')
  if (sentence === '') return []
  return [{ sentence: hideLongNumbers(sentence), from: 'ticket', start, end: start + sentence.length }]
}

/** Demands that no request in the text speaks for: the sentence that they were read from asks for nothing. */
function unasked(text: string, demands: OrderSource['demands'], pieces: readonly Piece[]): SentenceSource[] {
  const asked = pieces.filter(({ part }) => part === 'demand')
  const sentences = splitClauses(text)
  const sentenceAt = (offset: number): number | undefined =>
    sentences.find(({ start, end }) => start <= offset && offset < end)?.sentence
  const spoken = new Set(asked.map(({ start }) => sentenceAt(start)))
  return demands.flatMap(({ text: demand, source }): SentenceSource[] => {
    if (demand.trim() === '') return []
    if (source === null || source.end <= source.start)
      return [{ sentence: demand, from: 'person', path: '要素' }]
    if (spoken.has(sentenceAt(source.start))) return []
    return [{ sentence: demand, from: 'ticket', start: source.start, end: source.end }]
  })
}

/** Pieces one after the other, each ended. */
const join = (pieces: readonly SentenceSource[]): string =>
  pieces.map(({ sentence }) => (/[。！？!?…]$/.test(sentence) ? sentence : `${sentence}。`)).join('')
