import type { DocumentSummary } from '../../../store/ports.ts'
import type { CarriedTurn } from '../../retrieve/analyse/index.ts'
import type { Retriever } from '../../retrieve/index.ts'
import type { Candidate, QueryAnalysis } from '../../retrieve/types.ts'
import type { AnswerContext, QuestionPart, Step } from '../context.ts'
import { lastKnownDay, titleYears, wholeYear } from '../time/asked-time.ts'
import { orderByTime } from '../time/order-by-time.ts'
import { planParts } from '../plan.ts'
import { issuedOn } from '../series.ts'
import { leansOnHistory } from './contextualise.ts'
import { keepToTopic, stayOnTopic, topicOf, toReferences } from '../conversation/topic.ts'

/** Look up each part of the question; what was not in force on the day asked about comes after what was. */
export function retrieve(retriever: Retriever): Step {
  return {
    name: 'retrieve',
    async run(context, signal) {
      const analysis = context.analysis!
      const documents = [...context.documents.values()]
      const issued = documents.filter((document) => isIssued(document, context.asOf))
      const known = issued.length < documents.length ? { docIds: issued.map(({ id }) => id) } : {}
      const planned = planParts(analysis, issued, context.asOf)
      const parts: QuestionPart[] = []
      for (const { label, side, question, after, filter, year, earlier } of planned) {
        const timed = { ...atYear(context, year), ...(side !== null && { question }) }
        const own =
          planned.length === 1 ? analysis : await retriever.analyse(question, carriedBy(after, context))
        const topic = after === null ? context.topic : topicOf(parts[0]!.retrieval.candidates)
        const merged = withTime(withDocuments(own, analysis, topic), after, context)
        const retrieval = await retriever.retrieve(merged, { filter: { ...known, ...filter }, signal })
        const stay = after === null && leansOnHistory(context) ? keepToTopic : stayOnTopic
        const near = stay(retrieval.candidates, topic, context)
        const ordered = orderByTime(near, timed, issued)
        const candidates = earlier === true ? replacedOnes(ordered, context) : ordered
        const read = withSeason(merged, candidates[0]?.document, context)
        parts.push({ label, side, time: timed.time, analysis: read, retrieval: { ...retrieval, candidates } })
      }
      const dense = parts.every((part) => part.retrieval.dense)
      return {
        next: { ...context, parts },
        trace: { note: `${parts.length} 部分；${dense ? '词语和语义' : '仅词语'}检索` },
      }
    },
  }
}

/** The context as a part reads it that is about one of several years. */
function atYear(context: AnswerContext, year: string | undefined): AnswerContext {
  if (year === undefined || context.time !== null) return context
  const time = wholeYear(year)
  return { ...context, time, heldOn: lastKnownDay(time, context.asOf) }
}

/** Passages of rules that others took the place of: where an earlier rule is asked for, no other may answer. */
const replacedOnes = (candidates: readonly Candidate[], { validity, asOf }: AnswerContext): Candidate[] =>
  candidates.filter(({ document }) => validity(document.id, asOf).replacedBy !== null)

/** A part looks where the question before it was answered, unless it names a document itself. */
function withDocuments(own: QueryAnalysis, whole: QueryAnalysis, topic: ReadonlySet<string>): QueryAnalysis {
  if (own.documents.length > 0) return own
  const documents = whole.documents.length > 0 ? whole.documents : toReferences(topic)
  return { ...own, documents }
}

/** The year of the time asked about (`明年`) belongs to each part that names none itself; one named later, to what follows. */
function withTime(
  own: QueryAnalysis,
  after: string | null,
  { time, analysis }: AnswerContext,
): QueryAnalysis {
  const namedLater = after === null && analysis!.years.length > 0
  return time === null || own.years.length > 0 || namedLater ? own : { ...own, years: [time.year] }
}

/** When nothing is said of a year, the yearly document that leads is read for its own (`2027年度` while it is collected). */
function withSeason(
  own: QueryAnalysis,
  leading: DocumentSummary | undefined,
  { time, question, asOf }: AnswerContext,
): QueryAnalysis {
  const years = titleYears(leading?.title ?? null)
  const ahead = years.length === 1 && years[0]! > asOf.slice(0, 4)
  const said = time !== null || own.years.length > 0 || /去年|前年|明年|后年/.test(question)
  return ahead && !said ? { ...own, years } : own
}

/** What a part leans on: the question before it in the row, and the turn before the whole. */
function carriedBy(after: string | null, { carried }: AnswerContext): CarriedTurn | undefined {
  if (after === null) return carried ?? undefined
  return { question: `${carried?.question ?? ''}${after}`, reply: carried?.reply ?? '', asking: after }
}

/** On the day asked about nobody knew of a document that was issued later. */
function isIssued(document: DocumentSummary, asOf: string): boolean {
  const issued = issuedOn(document)
  return issued === null || issued <= asOf
}
