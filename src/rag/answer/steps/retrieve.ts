import type { DocumentSummary } from '../../../store/ports.ts'
import type { CarriedTurn } from '../../retrieve/analyse/index.ts'
import type { Retriever } from '../../retrieve/index.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { AnswerContext, QuestionPart, Step } from '../context.ts'
import type { ValidityLabel } from '../../validity.ts'
import { relativeYears } from '../event-date.ts'
import { planParts } from '../plan.ts'

/** What a document that did not hold on the day loses, as a share of the best score, unless the question names it. */
const PENALTIES: Partial<Record<ValidityLabel, number>> = {
  已废止: 0.5,
  已过有效期: 0.35,
  尚未施行: 0.35,
  已修订: 0.1,
  征求意见稿: 0.2,
}

/** What the year in its title is worth to a document, as a share of the best score. */
const YEAR_SHARE = 0.12

/** Look up each part of the question; what was not in force on the day asked about comes after what was. */
export function retrieve(retriever: Retriever): Step {
  return {
    name: 'retrieve',
    async run(context, signal) {
      const analysis = context.analysis!
      const documents = [...context.documents.values()]
      const issued = documents.filter((document) => isIssued(document, context.asOf))
      const known = issued.length < documents.length ? { docIds: issued.map(({ id }) => id) } : {}
      const planned = planParts(analysis, issued)
      const parts: QuestionPart[] = []
      for (const { label, side, question, after, filter } of planned) {
        const own =
          planned.length === 1 ? analysis : await retriever.analyse(question, carriedBy(after, context))
        const merged = { ...own, documents: own.documents.length > 0 ? own.documents : analysis.documents }
        const retrieval = await retriever.retrieve(merged, { filter: { ...known, ...filter }, signal })
        parts.push({
          label,
          side,
          analysis: merged,
          retrieval: {
            ...retrieval,
            candidates: inForceFirst(yearFirst(retrieval.candidates, context), context),
          },
        })
      }
      const dense = parts.every((part) => part.retrieval.dense)
      return {
        next: { ...context, parts },
        trace: { note: `${parts.length} 部分；${dense ? '词语和语义' : '仅词语'}检索` },
      }
    },
  }
}

/** What a part leans on: the question before it in the row, and the turn before the whole. */
function carriedBy(after: string | null, { carried }: AnswerContext): CarriedTurn | undefined {
  if (after === null) return carried ?? undefined
  return { question: `${carried?.question ?? ''}${after}`, reply: carried?.reply ?? '' }
}

/** On the day asked about nobody knew of a document that was issued later. */
function isIssued({ publishedAt, writtenAt, effectiveFrom }: DocumentSummary, asOf: string): boolean {
  const issued = publishedAt ?? writtenAt ?? effectiveFrom
  return issued === null || issued <= asOf
}

/** A yearly document (`关于2027年度…的公告`) of the year a question means by 明年 comes before those of other years. */
function yearFirst(candidates: readonly Candidate[], { question, asOf }: AnswerContext): Candidate[] {
  const years = relativeYears(question, asOf)
  const best = candidates[0]?.score ?? 0
  return candidates.map((candidate) => {
    const named =
      (candidate.document.title ?? '').replace(/（[^（）]*）/g, '').match(/(?:19|20)\d{2}(?=年)/g) ?? []
    if (years.length === 0 || named.length === 0) return candidate
    const fits = named.some((year) => years.includes(year))
    // This year's question is as often about a rule without a year in its title.
    const titleYear = !fits ? -1 : years.includes(asOf.slice(0, 4)) ? 0 : 1
    return {
      ...candidate,
      score: candidate.score + titleYear * YEAR_SHARE * best,
      features: { ...candidate.features, titleYear },
    }
  })
}

function inForceFirst(candidates: readonly Candidate[], context: AnswerContext): Candidate[] {
  const named = new Set(
    context
      .analysis!.documents.filter((reference) => reference.weight >= 0.8)
      .map((reference) => reference.docId),
  )
  const best = candidates[0]?.score ?? 0
  return candidates
    .map((candidate) => {
      if (named.has(candidate.document.id)) return candidate
      const penalty = PENALTIES[context.validity(candidate.document.id, context.heldOn).label] ?? 0
      return penalty === 0
        ? candidate
        : {
            ...candidate,
            score: candidate.score - penalty * best,
            features: { ...candidate.features, validity: -penalty },
          }
    })
    .sort((a, b) => b.score - a.score)
}
