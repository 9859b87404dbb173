import type { AnswerContext, Draft, DraftSentence, QuestionPart } from '../context.ts'
import { nameOf } from '../notices.ts'
import { compareSides, type ComparedSide } from './conflict/compare.ts'
import { stateAskedConflict, stateFoundConflict } from './conflict/conflict.ts'
import { gatherByDeadline } from './deadline.ts'
import { stateDraft } from './validity/draft.ts'
import { withinLimit } from './sentence/limit.ts'
import { gatherMaterial, type ExtractiveDeps } from './score/material.ts'
import { nameResponsible } from './responsible.ts'
import { quoteItem } from './item.ts'
import { quoteSentences } from './score/sentences.ts'
import { answerIsAbout, answerSpeaksOf } from './score/relevance.ts'
import { stateStanding } from './validity/state-standing.ts'
import { stateTableRow } from './table/table.ts'
import { quoteTerm } from './term.ts'
import { listTitles } from './sentence/titles.ts'
import { stateTransition } from './validity/transition.ts'
import { compareVersions } from './validity/versions.ts'
import type { PartMaterial, Strategy } from './types.ts'

/** Longest answer without a model, citation marks included. */
export const MAX_ANSWER = 400
/** What its sentences may take: the marks need room too. */
const ROOM = MAX_ANSWER - 20

/** Tried in order; the first that applies answers the part. */
const STRATEGIES: readonly Strategy[] = [
  stateStanding,
  stateDraft,
  stateTransition,
  quoteTerm,
  listTitles,
  gatherByDeadline,
  nameResponsible,
  stateAskedConflict,
  stateFoundConflict,
  stateTableRow,
  quoteItem,
  quoteSentences,
]

/** These tell how a rule stands, whatever it is about. */
const TELLS_STANDING: ReadonlySet<Strategy> = new Set([stateStanding, stateDraft, stateTransition])

/** Compose an answer of quotations, table cells and unit names only; no model writes anything. */
export async function composeExtractive(
  context: AnswerContext,
  deps: ExtractiveDeps,
  signal: AbortSignal,
): Promise<Draft> {
  const versions = await compareVersions(context, deps, ROOM, signal)
  if (versions !== null)
    return { sentences: versions, completeness: 'full', composer: 'extractive', model: null }
  const sentences: DraftSentence[] = []
  const taken = new Set<string>()
  const sides: ComparedSide[] = []
  const missing: QuestionPart[] = []
  const budget = Math.floor(ROOM / Math.max(1, context.parts.length))
  const named = nameSources(context.parts)
  for (const part of context.parts) {
    const found = await composePart(part, context, deps, { budget, taken }, signal)
    if (found === null) missing.push(part)
    else sentences.push(...labelled(found, part.label ?? named(part, found, context), sentences.length > 0))
    if (found?.[0] && part.side !== null) sides.push({ label: part.side, sentence: found[0] })
  }
  const verdict = compareSides(context, sides)
  if (verdict !== null) sentences.push(verdict)
  const { sentences: told, whole } = withinLimit(withoutRepeats(sentences), MAX_ANSWER)
  const completeness = told.length === 0 ? 'none' : missing.length > 0 || !whole ? 'partial' : 'full'
  // The sides of a comparison show for themselves.
  const unanswered = missing.filter(({ side, label }) => side === null && label === null)
  return {
    sentences: told,
    completeness,
    composer: 'extractive',
    model: null,
    unanswered: unanswered.map(({ analysis }) => analysis.question),
  }
}

async function composePart(
  part: QuestionPart,
  context: AnswerContext,
  deps: ExtractiveDeps,
  share: Pick<PartMaterial, 'budget' | 'taken'>,
  signal: AbortSignal,
): Promise<DraftSentence[] | null> {
  const material = await gatherMaterial(part, context, deps, share, signal)
  if (material === null) return null
  for (const strategy of STRATEGIES) {
    const sentences = await strategy(material)
    if (sentences === null || !answerSpeaksOf(part, sentences, context.evidence)) continue
    if (TELLS_STANDING.has(strategy) || answerIsAbout(part, sentences, context.evidence)) return sentences
  }
  return null
}

/**
 * Years set side by side are told apart by the documents that rule them, a year and now by their names, where the documents
 * are not the same.
 */
function nameSources(
  parts: readonly QuestionPart[],
): (part: QuestionPart, sentences: readonly DraftSentence[], context: AnswerContext) => string | null {
  const leading = new Set(parts.map((part) => part.retrieval.candidates[0]?.document.id))
  if (parts.length < 2 || leading.size < 2 || parts.some((part) => part.side === null)) return () => null
  if (parts.some((part) => part.time === null)) return ({ side }) => side
  return (_part, sentences, { evidence }) => {
    const cited = evidence.get(sentences[0]?.tokens[0] ?? '')?.summary
    return cited === undefined ? null : nameOf(cited)
  }
}

function labelled(sentences: DraftSentence[], label: string | null, newLine: boolean): DraftSentence[] {
  return sentences.map((sentence, i) =>
    i > 0
      ? sentence
      : { ...sentence, text: label === null ? sentence.text : `${label}：${sentence.text}`, newLine },
  )
}

function withoutRepeats(sentences: readonly DraftSentence[]): DraftSentence[] {
  const seen = new Set<string>()
  return sentences.filter((sentence) => {
    const key = sentence.text.replace(/^(?:但?《[^》]+》|[^：《]{1,12})：/, '')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
