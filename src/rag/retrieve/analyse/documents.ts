import type { DocumentSummary } from '../../../store/ports.ts'

/** A document a question refers to; `weight` in (0, 1], 1 for an exact 文号 or title. */
export interface DocumentReference {
  docId: string
  weight: number
}

export interface DocumentMentions {
  found: DocumentReference[]
  missing: string[]
  /** The question without its passing mentions, so that the year of a document is not taken for the year asked about. */
  rest: string
}

const DOC_NO = /[\p{Script=Han}]{1,12}[〔［[(（]\s*(\d{4})\s*[〕］\])）]\s*第?(\d+)号/gu
/** A number alone (`20号那个`, `7号文`); the year stands elsewhere in the question. */
const SHORT_NO = /(?<![月\d])第?(\d{1,3})号(?=文|那[个份]|这[个份])/g
const BOOK_TITLE = /《([^》]{2,80})》/g
const KINDS = [
  '规划',
  '行动方案',
  '方案',
  '实施意见',
  '意见',
  '行动计划',
  '计划',
  '实施细则',
  '细则',
  '实施办法',
  '办法',
  '规定',
  '条例',
  '通知',
  '公告',
  '解读',
  '问答',
]
const squeeze = (text: string): string => text.replace(/[\s“”"'《》（）()〔〕[\]—–\-－,，、.。:：]/g, '')

/**
 * Documents a question names: exactly by 文号 or 《title》, or in passing (`2021年方案`, `三年行动计划`, `2024—2026规划`).
 * `missing` are titles and 文号 it names that the library does not hold.
 */
export function findDocuments(question: string, documents: readonly DocumentSummary[]): DocumentMentions {
  const found = new Map<string, number>()
  const missing: string[] = []
  const note = (docId: string, weight: number): void =>
    void found.set(docId, Math.max(weight, found.get(docId) ?? 0))
  for (const [text] of question.matchAll(DOC_NO)) {
    const holders = documents.filter(
      (document) => document.docNo !== null && squeeze(text).endsWith(squeeze(document.docNo)),
    )
    holders.forEach((document) => note(document.id, 1))
    if (holders.length === 0) missing.push(text.replace(/^(和|与|及|按照?|根据|依据|见|请问|关于|的)+/, ''))
  }
  for (const [, title] of question.matchAll(BOOK_TITLE)) {
    const holders = documents.filter(
      (document) => document.title !== null && sameTitle(document.title, title!),
    )
    holders.forEach((document) => note(document.id, 1))
    if (holders.length === 0) missing.push(`《${title}》`)
  }
  if (found.size === 0 && missing.length === 0)
    byShortNumber(question, documents).forEach((id) => note(id, 1))
  if (found.size === 0 && missing.length === 0) {
    for (const document of documents) {
      const weight = passingReference(question, document)
      if (weight > 0) note(document.id, weight)
    }
  }
  return {
    found: [...found].map(([docId, weight]) => ({ docId, weight })),
    missing,
    rest: found.size === 0 ? question : withoutMentions(question),
  }
}

/** Documents with the number and the year a question names apart; of several, those with the most of their title in it. */
function byShortNumber(question: string, documents: readonly DocumentSummary[]): string[] {
  const years = question.match(/(?:19|20)\d{2}/g) ?? []
  const numbers = [...question.matchAll(SHORT_NO)].flatMap(([, n]) => years.map((year) => `${year}${n}号`))
  const holders = documents.filter(({ docNo }) => numbers.some((no) => squeeze(docNo ?? '').endsWith(no)))
  const overlaps = holders.map((document) => titleOverlap(question, document))
  const most = Math.max(...overlaps)
  return holders.filter((_, i) => overlaps[i] === most).map(({ id }) => id)
}

function withoutMentions(question: string): string {
  return KINDS.reduce(
    (text, kind) => text.replace(mentionWithYear(kind), ''),
    withoutShortNumber(question.replace(BOOK_TITLE, '').replace(DOC_NO, '')),
  )
}

/** The year that goes with a number alone is that of the document. */
const withoutShortNumber = (text: string): string =>
  text.search(SHORT_NO) < 0 ? text : text.replace(SHORT_NO, '').replace(/(?:19|20)\d{2}年?/, '')

function sameTitle(title: string, named: string): boolean {
  const a = squeeze(title)
  const b = squeeze(named)
  return a === b || (b.length >= 6 && a.includes(b)) || (a.length >= 6 && b.includes(a))
}

/** How well a passing mention of kind, year or title fits a document: 0 to 0.9. */
function passingReference(question: string, document: DocumentSummary): number {
  const plain = question.replace(/规划局|计划生育|征求意见/g, '')
  const overlap = titleOverlap(question, document)
  const weights = KINDS.filter((kind) => plain.includes(kind) && kindFits(kind, document)).map((kind) => {
    const years = yearsNear(question, kind)
    if (years.length === 0) return overlap >= 4 ? 0.8 : 0.4
    return years.every((year) => documentYears(document).has(year)) ? 0.9 : 0
  })
  return Math.max(overlap >= 6 ? 0.6 : 0, ...weights)
}

function kindFits(kind: string, document: DocumentSummary): boolean {
  return (document.kind ?? '').endsWith(kind) || (document.title ?? '').includes(kind)
}

/** A kind with the year or years directly before it: `2025年7月的意见`, `2024—2026规划`, `2021那个方案`. */
const mentionWithYear = (kind: string): RegExp =>
  new RegExp(
    `((?:19|20)\\d{2})\\s*年?\\s*(?:[—–\\-至到]\\s*(20\\d{2})\\s*年?)?(?:\\d{1,2}月)?[^，。？！?；\\d]{0,6}?${kind}`,
    'g',
  )

function yearsNear(question: string, kind: string): string[] {
  const match = mentionWithYear(kind).exec(question)
  return match === null ? [] : [match[1], match[2]].filter((year): year is string => year !== undefined)
}

function documentYears(document: DocumentSummary): Set<string> {
  const years = new Set((document.title ?? '').match(/(?:19|20)\d{2}/g) ?? [])
  for (const date of [document.writtenAt, document.publishedAt, document.effectiveFrom])
    if (date) years.add(date.slice(0, 4))
  if (document.period) years.add(String(document.period.from)).add(String(document.period.to))
  return years
}

/** Length of the longest run of the title that stands in the question. */
function titleOverlap(question: string, document: DocumentSummary): number {
  const title = squeeze(document.title ?? '')
  const text = squeeze(question)
  for (let length = Math.min(title.length, 30); length >= 3; length--) {
    for (let start = 0; start + length <= title.length; start++) {
      if (text.includes(title.slice(start, start + length))) return length
    }
  }
  return 0
}
