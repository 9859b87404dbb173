import { withoutLabels } from '../../../guardrails/pii/asked.ts'
import { speaksOfAll } from '../../lexicon/subjects.ts'
import type { DocumentSummary } from '../../../store/ports.ts'
import { finalScore } from '../../retrieve/features/index.ts'
import type { Candidate, QueryAnalysis, Retrieval } from '../../retrieve/types.ts'
import type { AnswerContext, QuestionPart, Step } from '../context.ts'
import { conceptShares, putConcepts, tellingConcepts } from '../extractive/score/concepts.ts'
import { wantedStatement } from '../extractive/asked/cues.ts'
import { covers, isDatedIn } from '../time/asked-time.ts'
import { otherTimeText } from '../notices.ts'
import { passagesOfTime } from '../time/passages-of-time.ts'
import { sayNotFound } from '../refusal.ts'
import { ENOUGH, sufficiencyOf } from '../sufficiency.ts'

const LOOKED_AT = 5
/** Passages that may mention what the question is about. */
const SUBJECT_PASSAGES = 12

const ANNEX_ASKED = /附件|附表/

/** Stop when what was found does not answer: nothing near, a time nobody ruled, an annex the file does not contain. */
export const judge: Step = {
  name: 'judge',
  run(context) {
    const judged = context.parts.map((part) => ({ part, kept: bears(part, context) }))
    const parts = judged.flatMap(({ kept }) => kept ?? [])
    const lacksAnnex = ANNEX_ASKED.test(context.question) && !hasAnnex(context)
    if (parts.length === 0 || lacksAnnex) {
      return {
        stop: { status: 'unanswerable_no_evidence', text: refusalText(context, lacksAnnex) },
        trace: { note: '依据不足' },
      }
    }
    return {
      next: { ...context, parts, unanswered: unansweredOf(judged) },
      trace: { note: `${parts.length}/${context.parts.length} 部分有依据` },
    }
  },
}

/** The part with the passages that may answer it, or null when none may. */
function bears(part: QuestionPart, context: AnswerContext): QuestionPart | null {
  const first = context.parts[0]!
  // A later question in a row is about the thing of the first.
  const row = part === first ? part.analysis.question : `${first.analysis.question}${part.analysis.question}`
  const question = context.parts.length > 1 ? row : context.question
  // In a conversation the answer must speak of what is put to it: that tells better than how much was found.
  const isTold = context.topic.size > 0 && putConcepts(part).length > 0
  const enough = isTold || sufficiencyOf(part.retrieval) >= ENOUGH || namesRareThing(part)
  if (!enough || !speaksOfSubjects(part, question)) return null
  return ofTheTime(part, context)
}

/** Information of what a short question names for which one passage that names it all is enough. */
const RARE = 4.5

/** Whether one passage names all that a question speaks of, and that is rare, where only one kind of statement answers it. */
function namesRareThing(part: QuestionPart): boolean {
  const things = tellingConcepts(part)
  if (wantedStatement(part.analysis) === null) return false
  if (things.reduce((sum, { weight }) => sum + weight, 0) < RARE) return false
  return part.retrieval.candidates.slice(0, SUBJECT_PASSAGES).some(({ chunk, document }) => {
    const text = `${document.title ?? ''}${chunk.indexText}`.toLowerCase()
    return conceptShares(things, text, '').own === 1
  })
}

/** Questions of a row, or years, for which nothing was found; the places of a comparison show for themselves. */
const unansweredOf = (judged: readonly { part: QuestionPart; kept: QuestionPart | null }[]): string[] =>
  judged.flatMap(({ part, kept }) =>
    kept === null && part.label === null && (part.side === null || part.time !== null)
      ? [part.analysis.question]
      : [],
  )

/** The part with what speaks of the time asked about, or null when nothing does. */
function ofTheTime(part: QuestionPart, context: AnswerContext): QuestionPart | null {
  const { analysis, retrieval, time } = part
  if (time === null) return speaksOfYears(analysis, retrieval) ? part : null
  const candidates = passagesOfTime(retrieval.candidates, time, context)
  return candidates.length === 0 ? null : { ...part, retrieval: { ...retrieval, candidates } }
}

/** A question about several years is not answered by passages and documents that never mention any of them. */
function speaksOfYears({ years }: QueryAnalysis, { candidates }: Retrieval): boolean {
  const speaks = ({ chunk, document }: Candidate, year: string): boolean =>
    chunk.indexText.includes(year) || isDatedIn(document, year) || covers(document, year)
  return (
    years.length === 0 ||
    candidates.slice(0, LOOKED_AT).some((candidate) => years.some((year) => speaks(candidate, year)))
  )
}

/** A question about a thing that no passage found mentions is about something the library does not rule. */
function speaksOfSubjects({ analysis, retrieval }: QuestionPart, question: string): boolean {
  const found = retrieval.candidates
    .slice(0, SUBJECT_PASSAGES)
    .map(({ chunk, document }) => `${document.title ?? ''}${chunk.indexText}`)
  return speaksOfAll(withoutLabels(question), found.join('\n'), analysis.synonyms)
}

/** Whether the documents in question contain their annex, and not its name only. */
function hasAnnex(context: AnswerContext): boolean {
  return context.parts.some((part) =>
    part.retrieval.candidates.slice(0, LOOKED_AT).some(({ chunk }) => /^(annex|t\d)/.test(chunk.anchor)),
  )
}

function refusalText(context: AnswerContext, lacksAnnex: boolean): string {
  if (lacksAnnex) return '政策库收录的文件只列出了附件的名称，没有附件内容，查不到您问的信息。'
  const nearest = nearestOf(context.parts[0]?.retrieval.candidates ?? [])
  if (context.time !== null && nearest !== undefined) return otherTimeText(context.time, nearest)
  return sayNotFound(context)
}

/** The document that fits best whatever the time. */
function nearestOf(candidates: readonly Candidate[]): DocumentSummary | undefined {
  const scored = candidates.map(({ document, features }) => ({ document, score: finalScore(features) }))
  return scored.sort((a, b) => b.score - a.score)[0]?.document
}
