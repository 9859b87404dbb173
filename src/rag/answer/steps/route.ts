import type { Retriever } from '../../retrieve/index.ts'
import type { AnswerContext, Step } from '../context.ts'

const ANNEX = /附件\s*[一二三四五六七八九十\d]*/

/**
 * Read the question against the library and stop where it is plain that the library does not hold what is asked for:
 * another city, a document it does not have.
 */
export function route(retriever: Retriever): Step {
  return {
    name: 'route',
    async run(context) {
      const analysis = await retriever.analyse(context.question, context.carried ?? undefined)
      const next = { ...context, analysis, heldOn: timeAsked(context, analysis.years) }
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

/** The end of the past year or month a question names; the day it must hold on when it names none or was given one. */
function timeAsked({ question, request, asOf }: AnswerContext, years: readonly string[]): string {
  const latest = [...years].sort().at(-1)
  if (request.asOf !== undefined || latest === undefined || latest >= asOf.slice(0, 4)) return asOf
  const month = new RegExp(`${latest}年(\\d{1,2})月`).exec(question)?.[1]
  const day = new Date(Date.UTC(Number(latest), month === undefined ? 12 : Number(month), 0))
  return day.toISOString().slice(0, 10)
}
