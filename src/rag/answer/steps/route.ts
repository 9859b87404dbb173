import type { Retriever } from '../../retrieve/index.ts'
import type { QueryAnalysis } from '../../retrieve/types.ts'
import type { AnswerContext, Step } from '../context.ts'
import { ASKS_OWN_CASE } from '../asked-particulars.ts'
import { sufficiencyOf } from '../sufficiency.ts'
import { lastTurn } from './contextualise.ts'

const OWN_CASE = {
  status: 'unanswerable_out_of_scope',
  text: '政策库里只有文件，查不到个人申请的办理进度。请在原申请渠道查询，或拨打政务服务热线。',
} as const

/** Sufficiency of what a question finds alone from which the conversation before it is left aside. */
const STANDS_ALONE = 0.97
/** Passages found for the earlier question whose documents are its topic, and how much that speaks for them. */
const TOPIC_PASSAGES = 3
const TOPIC_WEIGHT = 0.75

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
      if (ASKS_OWN_CASE.test(context.question)) return { next, stop: OWN_CASE }
      const asked = analysis.foreignPlaces.filter((place) => !isScene(place, context.question))
      if (asked.length > 0 && analysis.places.length === 0) {
        const places = asked.join('、')
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

/** What people do in another city while the rules asked for are those of this one. */
const ACTS =
  '[\\p{Script=Han}]{0,6}(?:住院|就医|看病|看的病|急诊|出院|手术|打工|上班|读书|上大学|毕业|参保|出差|旅游)'

/** Whether a city is only where something happened (`在某市住院`), not the one whose rules are asked for. */
export function isScene(place: string, question: string): boolean {
  const scene = new RegExp(`(?:在|去|到|从|往)${place}市?${ACTS}`, 'gu')
  return scene.test(question) && !question.replace(scene, '').includes(place)
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
