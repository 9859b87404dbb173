import { withoutLabels } from '../../../../guardrails/pii/asked.ts'
import { speaksOfAll } from '../../../lexicon/subjects.ts'
import type { DraftSentence, QuestionPart } from '../../context.ts'
import { backgroundOf, innermostSection, type EvidenceBook } from '../../evidence.ts'
import type { StoredDocument } from '../../../../store/ports.ts'
import { conceptShares, putConcepts, putShare, tellingConcepts, type Concept } from './concepts.ts'
import { ASKS_PENALTY } from '../asked/required-statement.ts'
import type { BareSpan } from '../types.ts'

/** The provision around a quotation belongs to what it speaks of when it is no longer than this; else so much around it. */
const MAX_AROUND = 400

/** Whether a sentence, in its provision and document, speaks of everything the question names for certain. */
export function spanSpeaksOf({ analysis }: QuestionPart, span: BareSpan): boolean {
  const { document, start, end, said, candidate, row } = span
  const table = row === null ? '' : `${row.table.caption ?? ''} ${row.table.header.join(' ')}`
  const around =
    row === null ? provisionAt(document, start, end) : (innermostSection(document, start)?.title ?? '')
  const text = [said, candidate.document.title, pathAt(document, start), table, around].join('\n')
  return speaksOfAll(withoutLabels(analysis.question), text, analysis.synonyms)
}

/** Whether what the sentences of an answer cite speaks of everything the question names for certain. */
export function answerSpeaksOf(
  { analysis }: QuestionPart,
  sentences: readonly DraftSentence[],
  book: EvidenceBook,
): boolean {
  return speaksOfAll(withoutLabels(analysis.question), citedText(sentences, book), analysis.synonyms)
}

/** Share of what a question speaks of that what an answer cites must, with its surroundings. */
const SPOKEN = 0.4
/** The same where a penalty is asked for: that of one act is not that of another. */
const PUNISHED = 0.5
/** The same of what a turn puts to a conversation. */
const PUT = 0.35
/** A longer question tells a story, of which rules speak in part only. */
const SHORT = 14

/**
 * Whether what the sentences of an answer cite is about enough of what the question speaks of, or of what a turn puts to
 * the conversation; a later question of a row says too little to tell.
 */
export function answerIsAbout(
  part: QuestionPart,
  sentences: readonly DraftSentence[],
  book: EvidenceBook,
): boolean {
  const { terms, own, facets, documents, put } = part.analysis
  if (sentences.length === 0) return true
  if (put !== null) {
    const concepts = putConcepts(part)
    return concepts.length === 0 || putShare(concepts, citedText(sentences, book).toLowerCase()) >= PUT
  }
  if (terms.size !== own.size) return true
  const things = tellingConcepts(part)
  // `到2026年的指标是多少`: of what? Any figure would do; and single characters stand in a great many words.
  if (things.length === 0) return documents.length > 0 || !facets.has('quantity')
  if (documents.length === 0 && areFragments(things)) return false
  if (part.analysis.question.replace(/[\p{P}\s]/gu, '').length > SHORT) return true
  const least = ASKS_PENALTY.test(part.analysis.question) ? PUNISHED : SPOKEN
  return conceptShares(things, citedText(sentences, book).toLowerCase(), '').own >= least
}

/** Information below which single characters name nothing together. */
const TELLS = 2.5

const areFragments = (things: readonly Concept[]): boolean =>
  things.reduce((sum, { weight }) => sum + weight, 0) < TELLS &&
  things.every(({ wordings }) => wordings.every((wording) => wording.length === 1))

/** Quotations with what stands around them and what their documents say of themselves. */
const citedText = (sentences: readonly DraftSentence[], book: EvidenceBook): string =>
  sentences
    .flatMap((sentence) => sentence.tokens)
    .flatMap((token) => book.get(token) ?? [])
    .map((one) => {
      // A row says little: its document's topics tell what it is a row of.
      const around = one.quote.includes('\t')
        ? one.summary.topics.join(' ')
        : provisionAt(one.document, one.start, one.end)
      return `${one.quote}\n${backgroundOf(one)}\n${around}`
    })
    .join('\n')

const pathAt = (document: StoredDocument, offset: number): string =>
  (innermostSection(document, offset)?.path ?? []).join(' ')

/** A short provision is read with those beside it: a rule's condition often stands in the item before. */
function provisionAt(document: StoredDocument, start: number, end: number): string {
  let section = innermostSection(document, start)
  for (let parent = section; parent !== undefined && parent.end - parent.start <= MAX_AROUND;) {
    section = parent
    const above: string | null = parent.parent
    parent = document.sections.find((one) => one.anchor === above)
  }
  if (section === undefined) return document.text.slice(Math.max(0, start - MAX_AROUND / 2), end)
  return document.text.slice(
    Math.max(section.start, start - MAX_AROUND / 2),
    Math.min(section.end, end + MAX_AROUND / 2),
  )
}
