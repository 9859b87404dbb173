import { addressesModel } from '../../../guardrails/screen.ts'
import type { AnswerContext, DraftSentence, Step } from '../context.ts'
import { namesAskedFund, statesAskedParticulars } from '../asked-particulars.ts'
import { findUngrounded } from '../grounding.ts'
import { sayNotFound } from '../refusal.ts'

/** Drop every sentence that its evidence does not bear; refuse when none is left, or what is left does not state what was asked. */
export const ground: Step = {
  name: 'ground',
  run(context) {
    const draft = context.draft!
    const dropped: { sentence: string; reason: string }[] = []
    const sentences = draft.sentences.filter((sentence) => {
      const reason = addressesModel(sentence.text)
        ? '是写给模型的指令'
        : findUngrounded(sentence, context.evidence)
      if (reason !== null) dropped.push({ sentence: sentence.text, reason })
      return reason === null
    })
    const completeness = dropped.length > 0 && draft.completeness === 'full' ? 'partial' : draft.completeness
    const next = {
      ...context,
      draft: { ...draft, sentences, completeness },
      dropped: [...context.dropped, ...dropped],
    }
    const trace = { note: dropped.length === 0 ? '全部有据' : `舍去 ${dropped.length} 句` }
    const said = sentences.map((sentence) => sentence.text).join('')
    const leading = sentences.slice(0, 1)
    const lacking =
      sentences.length > 0 &&
      !(
        statesAskedParticulars(context, said, titlesOf(sentences, context)) &&
        namesAskedFund(context, `${leading[0]!.text}${titlesOf(leading, context)}`)
      )
    const far = sentences.length > 0 && isFar(sentences, context)
    if (sentences.length > 0 && !lacking && !far) return { next, trace }
    return {
      next,
      trace: lacking ? { note: '原文没有写明所问的内容' } : far ? { note: '依据离所问太远' } : trace,
      stop: {
        status: 'unanswerable_no_evidence',
        text: sayNotFound(context),
      },
    }
  },
}

/** Below this score even the best passage of an answer is about something else: of right answers 1 in 100 lies lower. */
const LEAST_SCORE = 1.03

/**
 * Whether an answer to a question by itself rests on passages that are all far from it, however near others were that it
 * doesn't use; what was not found by search, a row or a neighbour, is not judged.
 */
function isFar(sentences: readonly DraftSentence[], { evidence, parts, topic }: AnswerContext): boolean {
  if (topic.size > 0) return false
  const candidates = parts.flatMap(({ retrieval }) => retrieval.candidates)
  const scores = sentences
    .flatMap(({ tokens }) => tokens.flatMap((token) => evidence.get(token) ?? []))
    .map(({ document, start, end }) =>
      candidates
        .filter(
          (found) => found.document.id === document.id && found.chunk.start < end && start < found.chunk.end,
        )
        .map(({ score }) => score),
    )
  return scores.every((of) => of.length > 0) && Math.max(...scores.flat()) < LEAST_SCORE
}

/** Titles and headings that sentences are quoted from. */
function titlesOf(sentences: readonly DraftSentence[], { evidence }: AnswerContext): string {
  const tokens = new Set(sentences.flatMap((sentence) => sentence.tokens))
  return [...tokens]
    .map((token) => [evidence.get(token)?.summary.title, ...(evidence.get(token)?.path ?? [])].join(' '))
    .join('\n')
}
