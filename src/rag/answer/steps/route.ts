import type { Retriever } from '../../retrieve/index.ts'
import { isScene } from '../../lexicon/places.ts'
import type { QueryAnalysis, Retrieval } from '../../retrieve/types.ts'
import type { AnswerContext, Step, Stop } from '../context.ts'
import { askedTime, lastKnownDay, type AskedTime } from '../time/asked-time.ts'
import { ASKS_OWN_CASE } from '../asked-particulars.ts'
import { sufficiencyOf } from '../sufficiency.ts'
import { asksItself, putBy } from '../../retrieve/analyse/complete-question.ts'
import { tellsCase } from '../conversation/points-back.ts'
import { findAnswered, toReferences, topicOf, topicShare } from '../conversation/topic.ts'
import { followTurn } from '../conversation/follow-turn.ts'
import { namesSubject } from '../conversation/library-subjects.ts'
import { lastTurn } from './contextualise.ts'

const OWN_CASE = {
  status: 'unanswerable_out_of_scope',
  text: '政策库里只有文件，查不到个人申请的办理进度。请在原申请渠道查询，或拨打政务服务热线。',
} as const

/** Sufficiency of what a question that names a thing finds alone from which the conversation before it is left aside. */
const STANDS_ALONE = 0.75
/** Share of the best passage's score that one of the turn before must reach for the question to be of it. */
const OF_TURN = 0.5
const ANNEX = /附件\s*[一二三四五六七八九十\d]*/

/**
 * Read the question against the library and stop where it is plain that the library does not hold what is asked for:
 * another city, a document it does not have.
 */
export function route(retriever: Retriever): Step {
  return {
    name: 'route',
    async run(context, signal) {
      const { carried, topic, analysis } = await readQuestion(context, retriever, signal)
      const time = askedTime(analysis.question, analysis.years, context.asOf)
      const next = {
        ...context,
        carried,
        topic,
        time,
        analysis: withTalk(analysis, carried === null ? null : context.question, topic),
        heldOn: dayAsked(context, analysis.years, time),
      }
      const stop = findStop(context.question, analysis)
      if (stop !== null) return { next, stop }
      const asks = [...analysis.facets].join(' ')
      return { next, trace: { note: asks || (ANNEX.test(context.question) ? 'annex' : '') } }
    },
  }
}

/** The question read with the turn it leans on, and what that turn was about. */
async function readQuestion(
  context: AnswerContext,
  retriever: Retriever,
  signal: AbortSignal,
): Promise<{ carried: AnswerContext['carried']; topic: Set<string>; analysis: QueryAnalysis }> {
  const alone = await retriever.analyse(context.question)
  const turn = context.carried ?? (await neededTurn(context, alone, retriever, signal))
  if (turn === null) return { carried: null, topic: new Set(), analysis: alone }
  const carried = await followTurn(turn, context, retriever, signal)
  if (carried === null) return { carried, topic: new Set(), analysis: alone }
  const analysis = await retriever.analyse(context.question, carried)
  return { carried, topic: await findTopic(carried, analysis, retriever, signal), analysis }
}

/** Where it is plain that no document answers: one's own case, another city, a document that is not there. */
function findStop(question: string, { foreignPlaces, places, ...named }: QueryAnalysis): Stop | null {
  if (ASKS_OWN_CASE.test(question)) return OWN_CASE
  const elsewhere = foreignPlaces.filter((place) => !isScene(place, question)).join('、')
  if (elsewhere !== '' && places.length === 0) {
    return {
      status: 'unanswerable_out_of_scope',
      text: `政策库中没有${elsewhere}的文件，无法回答${elsewhere}的情况。请向当地政务服务热线 12345 咨询。`,
    }
  }
  if (named.missingDocuments.length > 0 && named.documents.length === 0) {
    return {
      status: 'unanswerable_no_evidence',
      text: `政策库没有收录${named.missingDocuments.join('、')}的正文，查不到其中的规定。`,
    }
  }
  return null
}

/**
 * The turn before a question that reads like a whole one but names no thing, finds too little anywhere, or finds its words where
 * that turn was answered (`要担保人吗` after a loan).
 */
async function neededTurn(
  context: AnswerContext,
  alone: QueryAnalysis,
  retriever: Retriever,
  signal: AbortSignal,
): Promise<AnswerContext['carried']> {
  const turn = lastTurn(context)
  if (turn === null) return null
  const found = await retriever.retrieve(alone, { signal })
  if (sufficiencyOf(found) < STANDS_ALONE || !namesThing(alone, found, context)) return turn
  const before = await findAnswered(turn, retriever, signal)
  return topicShare(found.candidates, topicOf(before), context) >= OF_TURN ? turn : null
}

/** Information of a word from which on it names a thing, and words that only say when or how often. */
const TELLING = 5
const OF_TIME =
  /^[一二两三四五六七八九十几半每\d]|^(?:以前|原来|原先|过去|从前|之前|现在|目前|如今|今年|去年|前年|明年|提前)$/

/** Whether a question names a thing by a word that is rare in the library, or one its documents are on. */
const namesThing = (
  { own }: QueryAnalysis,
  { idf }: Retrieval,
  { question, documents }: AnswerContext,
): boolean =>
  namesSubject(question, documents) ||
  [...own.keys()].some(
    (word) => word.length > 1 && !OF_TIME.test(word) && (idf.get(word) ?? Infinity) >= TELLING,
  )

/** Documents an earlier turn was answered from; none when the question names its own. */
async function findTopic(
  turn: NonNullable<AnswerContext['carried']>,
  analysis: QueryAnalysis,
  retriever: Retriever,
  signal: AbortSignal,
): Promise<Set<string>> {
  return analysis.documents.length > 0 ? new Set() : topicOf(await findAnswered(turn, retriever, signal))
}

/**
 * A question that leans on an earlier one is looked for where that one was answered, and its answer must speak of what it puts
 * to the talk; a case that is only told need not be spoken of.
 */
function withTalk(analysis: QueryAnalysis, turn: string | null, topic: ReadonlySet<string>): QueryAnalysis {
  const put = turn === null || tellsCase(turn) !== null ? null : asksItself(turn) ? turn : putBy(turn)
  return topic.size === 0 ? { ...analysis, put } : { ...analysis, put, documents: toReferences(topic) }
}

/** The last day of the time a question names, or of the latest of several years; else the day it must hold on. */
function dayAsked({ asOf }: AnswerContext, years: readonly string[], time: AskedTime | null): string {
  if (time !== null) return lastKnownDay(time, asOf)
  const latest = years.length > 1 ? [...years].sort().at(-1)! : asOf
  return latest >= asOf.slice(0, 4) ? asOf : `${latest}-12-31`
}
