import type { Retriever } from '../../retrieve/index.ts'
import type { QueryAnalysis } from '../../retrieve/types.ts'
import type { AnswerContext, Step } from '../context.ts'
import { sufficiencyOf } from '../sufficiency.ts'
import { lastTurn } from './contextualise.ts'

/** Sufficiency of what a question finds alone from which the conversation before it is left aside. */
const STANDS_ALONE = 0.97
/** Passages found for the earlier question whose documents are its topic, and how much that speaks for them. */
const TOPIC_PASSAGES = 3
const TOPIC_WEIGHT = 0.5

const ANNEX = /附件\s*[一二三四五六七八九十\d]*/

/**
 * Read the question against the library and stop where it is plain that the library does not hold what is asked for:
 * another city, a document it does not have.
 */
export function route(retriever: Retriever): Step {
  return {
    name: 'route',
    async run(context) {
      const carried = context.carried ?? (await neededTurn(context, retriever))
      const analysis = await keepTopic(
        carried,
        await retriever.analyse(context.question, carried ?? undefined),
        retriever,
      )
      const next = { ...context, carried, analysis, heldOn: timeAsked(context, analysis.years) }
      if (analysis.foreignPlaces.length > 0 && analysis.places.length === 0) {
        const places = analysis.foreignPlaces.join('、')
        return {
          next,
          stop: {
            status: 'unanswerable_out_of_scope',
            text: `政策库中没有${places}的文件，无法回答${places}的情况。请向当地政务服务热线 12345 咨询。`,
          },
        }
      }
      if (analysis.missingDocuments.length > 0 && analysis.documents.length === 0) {
        const titles = analysis.missingDocuments.join('、')
        return {
          next,
          stop: {
            status: 'unanswerable_no_evidence',
            text: `政策库没有收录${titles}的正文，查不到其中的规定。`,
          },
        }
      }
      return {
        next,
        trace: { note: [...analysis.facets].join(' ') || (ANNEX.test(context.question) ? 'annex' : '') },
      }
    },
  }
}

/** The turn before a question that reads like a whole one but finds too little by itself. */
async function neededTurn(context: AnswerContext, retriever: Retriever): Promise<AnswerContext['carried']> {
  const turn = lastTurn(context)
  if (turn === null) return null
  const alone = await retriever.retrieve(await retriever.analyse(context.question))
  return sufficiencyOf(alone) >= STANDS_ALONE ? null : turn
}

/** A question that leans on an earlier one is looked for first where that one was answered. */
async function keepTopic(
  carried: AnswerContext['carried'],
  analysis: QueryAnalysis,
  retriever: Retriever,
): Promise<QueryAnalysis> {
  if (carried === null || analysis.documents.length > 0) return analysis
  const { candidates } = await retriever.retrieve(await retriever.analyse(carried.question))
  const topics = new Set(candidates.slice(0, TOPIC_PASSAGES).map((candidate) => candidate.document.id))
  return { ...analysis, documents: [...topics].map((docId) => ({ docId, weight: TOPIC_WEIGHT })) }
}

/** The end of the past year or month a question names; the day it must hold on when it names none or was given one. */
function timeAsked({ question, request, asOf }: AnswerContext, years: readonly string[]): string {
  const latest = [...years].sort().at(-1)
  if (request.asOf !== undefined || latest === undefined || latest >= asOf.slice(0, 4)) return asOf
  const month = new RegExp(`${latest}年(\\d{1,2})月`).exec(question)?.[1]
  const day = new Date(Date.UTC(Number(latest), month === undefined ? 12 : Number(month), 0))
  return day.toISOString().slice(0, 10)
}
