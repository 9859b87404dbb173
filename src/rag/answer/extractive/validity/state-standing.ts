import { splitSentences, type Span } from '../../../../shared/text/sentences.ts'
import type { DocumentSummary, StoredDocument } from '../../../../store/ports.ts'
import type { Validity } from '../../../validity.ts'
import { covers, isDatedIn, titleYears } from '../../time/asked-time.ts'
import type { DraftSentence } from '../../context.ts'
import { nameOf, onlyRepeals } from '../../notices.ts'
import { endSentence } from '../sentence/clip.ts'
import { conceptsOf, conceptShares } from '../score/concepts.ts'
import { sayPlainly } from '../sentence/said.ts'
import type { PartMaterial } from '../types.ts'

const KIND = '办法|规定|细则|通告|通知|规划|方案|政策|措施|意见稿?|公告|规程|条例|文件|计划|决定'
const FILLER =
  '》|（[^（）]*）|那个|新的|老的|这个|[那这]份|\\d{4}年?|[到至—–-]|现在|目前|如今|还|是否|是不是|已经|已|什么时候|啥时候|何时|哪年|哪天|几号|被|的|又|都|今年|了|有没有|没有|到底|在|继续|仍|会|能|是|没'
const BETWEEN = `(?:${FILLER})*`
const PREDICATE =
  '(?:有效|管用|算数|能用|用(?=吗|不)|好使|生效|作废|废止|失效|过期|到期|执行|施行|停止执行|取消|修订|修改|废了|适用(?=吗|不))'
/** The question asks how a document stands, and nothing that stands in it. */
const ASKS_STANDING = new RegExp(`^(.{2,40}?)(${KIND})${BETWEEN}${PREDICATE}`)
/** The same of a document named by its number or whole title. */
const ASKS_STANDING_OF_NAMED = new RegExp(`[号》](?:${FILLER}|${KIND}|文|[，,])*${PREDICATE}`)
/** How much of what names the document its title must hold. */
const NAMED = 0.6
/** How a text tells when it comes into force or ends, and what it repeals. */
const CLOSING = /(自|从)[^。；]{2,24}起(施行|执行|实施|废止)|有效期|同时废止|不再执行|宣布失效|停止执行/

const BEGINS = /本[\p{Script=Han}]{1,6}自[^。；]{2,24}起(施行|执行|实施)/u
/** How a later text says that it changes one. */
const CHANGES = /修改|调整|修订|继续有效/
/** Characters between the clause that a document begins with and the one that repeals another. */
const NEAR = 40

/** Say first how a document stands today when the question asks that, with the clause that settles it. */
export async function stateStanding(material: PartMaterial): Promise<DraftSentence[] | null> {
  const { question } = material.part.analysis
  const document = findAsked(question, material)
  if (document === null) return null
  const standing = material.standingToday(document.id)
  const later = standing.replacedBy
  const own = await closingClause(material, document)
  const ending = later === null ? null : await endingClause(material, document, later)
  const successor = later === null || ending !== null ? null : await closingClause(material, later)
  const clause = ending ?? own ?? successor
  if (clause === null) return null
  const cited = [clause, own, successor].flatMap((one) => one?.tokens ?? [])
  const said = { text: sayStanding(document, standing, material.heldOn), tokens: [...new Set(cited)] }
  return CLOSING.test(clause.text) || CHANGES.test(clause.text)
    ? [said, { ...clause, newLine: true }]
    : [said]
}

/** The document whose standing is asked for: the one that is named exactly, else the one meant. */
function findAsked(question: string, material: PartMaterial): DocumentSummary | null {
  const [exact, ...others] = material.part.analysis.documents.filter(({ weight }) => weight === 1)
  if (exact !== undefined && others.length === 0 && ASKS_STANDING_OF_NAMED.test(question))
    return material.summaries.get(exact.docId) ?? null
  const asked = ASKS_STANDING.exec(question)
  return asked === null ? null : findNamed(asked[0], asked[1]!, asked[2]!, material)
}

/** The document meant by what stands before its kind, of the year named there; the one in force and newest of several. */
function findNamed(
  asked: string,
  subject: string,
  kind: string,
  material: PartMaterial,
): DocumentSummary | null {
  const { analysis, retrieval } = material.part
  const concepts = conceptsOf({ ...analysis, question: subject }, retrieval.idf)
  const years = asked.match(/(?:19|20)\d{2}/g) ?? []
  const fitting = [...material.summaries.values()].flatMap((document) => {
    const title = document.title ?? ''
    const ofYear = years.every(
      (year) => titleYears(title).includes(year) || isDatedIn(document, year) || covers(document, year),
    )
    const share = conceptShares(concepts, [title, ...document.topics].join(' ').toLowerCase(), '').own
    return ofYear && share >= NAMED && !/解读|问答|关于修改/.test(title) ? [{ document, share }] : []
  })
  const rank = ({ document, share }: (typeof fitting)[number]): number =>
    share +
    ((document.title ?? '').includes(kind) ? 0.3 : 0) +
    (material.standingToday(document.id).inForce === true ? 0.1 : 0)
  const best = fitting.sort(
    (a, b) => rank(b) - rank(a) || (b.document.writtenAt ?? '').localeCompare(a.document.writtenAt ?? ''),
  )[0]
  return best?.document ?? null
}

/** The sentence of a later document that ends or changes one, with the one before it that says since when; null without it. */
async function endingClause(
  material: PartMaterial,
  document: DocumentSummary,
  later: DocumentSummary,
): Promise<DraftSentence | null> {
  const stored = await material.read(later.id)
  const sentences = stored === null ? [] : splitSentences(stored.text)
  const named = sentences.filter(({ text }) => namesDocument(text, document) && !isTitle(text, later))
  const last = named.find(({ text }) => CLOSING.test(text)) ?? named.find(({ text }) => CHANGES.test(text))
  if (stored === null || last === undefined) return null
  // `本办法自…起施行。` stands before `…同时废止。`
  const begins = sentences.find(({ text, end }) => BEGINS.test(text) && end <= last.start)
  const near = begins !== undefined && last.start - begins.end <= NEAR
  return quoteClause(material, stored, later, { ...last, start: near ? begins.start : last.start })
}

/** What a document says last of when it holds; where it says nothing, its first sentence with a year (`到2025年`). */
async function closingClause(
  material: PartMaterial,
  document: DocumentSummary,
): Promise<DraftSentence | null> {
  const stored = await material.read(document.id)
  if (stored === null) return null
  const sentences = splitSentences(stored.text).filter(({ text }) => !text.endsWith(document.title ?? ''))
  const last =
    sentences.findLast(({ text }) => BEGINS.test(text)) ??
    sentences.findLast(({ text }) => CLOSING.test(text)) ??
    sentences.find(({ text }) => /\d{4}年/.test(text) && !/印发/.test(text))
  return last === undefined ? null : quoteClause(material, stored, document, last)
}

function quoteClause(
  { book, part }: PartMaterial,
  stored: StoredDocument,
  summary: DocumentSummary,
  { start, end }: Pick<Span, 'start' | 'end'>,
): DraftSentence {
  const evidence = book.issue(stored, summary, start, end)
  return { text: endSentence(sayPlainly(evidence.quote, part.analysis.question)), tokens: [evidence.token] }
}

const isTitle = (text: string, { title }: DocumentSummary): boolean => (title ?? '').includes(text.trim())

const namesDocument = (text: string, { title, docNo }: DocumentSummary): boolean =>
  (docNo !== null && text.includes(docNo)) || (title !== null && text.includes(title))

function sayStanding(document: DocumentSummary, { label, replacedBy }: Validity, today: string): string {
  const name = `${nameOf(document)}${document.docNo === null ? '' : `（${document.docNo}）`}`
  const successor = replacedBy === null || onlyRepeals(replacedBy) ? '' : nameOf(replacedBy)
  const isOver = document.period !== null && String(document.period.to) < today.slice(0, 4)
  switch (isOver && label === '已修订' ? '规划期已满' : label) {
    case '已废止':
      return `${name}已废止，不再执行${successor === '' ? '' : `，现行文件为${successor}`}。`
    case '已修订':
      return `${name}仍然有效，但部分条款已由${successor === '' ? '后来的文件' : successor}${replacedBy?.effectiveFrom ? `自${replacedBy.effectiveFrom}起` : ''}修改，以修改后的为准。`
    case '已过有效期':
      return `${name}有效期至${document.effectiveTo}，已过有效期。`
    case '征求意见稿':
      return `${name}是征求意见稿，尚未施行。`
    case '尚未施行':
      return `${name}自${document.effectiveFrom}起施行，目前尚未施行。`
    case '规划期已满':
      return `${name}的规划期已满。`
    default:
      return `${name}目前有效。`
  }
}
