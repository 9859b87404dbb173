import type { Draft, DraftSentence } from '../../../rag/answer/context.ts'
import type { AnswerStatus } from '../../../rag/answer/status.ts'
import type { Aspect } from '../understand/aspects.ts'
import { ended } from './clip.ts'
import { tellConditions } from './conditions.ts'
import { tellFee } from './fee.ts'
import { fitLength } from './fit-length.ts'
import { tellMaterials } from './materials.ts'
import { tellOnline, tellVisits } from './online.ts'
import type { Part } from './part.ts'
import { tellPhone } from './phone.ts'
import { namesOf, tellPlace } from './place.ts'
import {
  tellAudience,
  tellBasis,
  tellDepartment,
  tellResult,
  tellStandard,
  tellSteps,
  tellValidity,
} from './rest.ts'
import type { Situation } from './situation.ts'
import { tellTime } from './time.ts'
import type { GuideWriter } from './writer.ts'

type Tell = (situation: Situation, writer: GuideWriter) => Part

const TELL: Record<Aspect, Tell> = {
  materials: tellMaterials,
  time: tellTime,
  hours: (situation, writer) => tellPlace(situation, writer, 'hours'),
  place: (situation, writer) => tellPlace(situation, writer, 'place'),
  fee: tellFee,
  online: tellOnline,
  visits: tellVisits,
  conditions: tellConditions,
  phone: tellPhone,
  steps: tellSteps,
  result: tellResult,
  validity: tellValidity,
  standard: tellStandard,
  basis: tellBasis,
  department: tellDepartment,
  audience: tellAudience,
}

/** What a question without any particular wish is told of an item. */
const OVERVIEW: readonly Aspect[] = ['steps', 'time', 'fee', 'online']

/** An answer from one guide: its draft and how it ends. */
export interface GuideDraft {
  draft: Draft
  status: AnswerStatus
}

/** The year in an item's name (`…补贴（2026年）`): no field that is quoted holds it. */
const YEAR_NOTE = /（(?:19|20)\d{2}年度?）/g

/**
 * Answer the aspects of a question from the fields of one guide. `faq` is the printed question that is the one asked: its
 * answer comes first, and nothing is asked back then.
 */
export function composeGuide(
  situation: Situation,
  aspects: readonly Aspect[],
  faq: number | null,
  writer: GuideWriter,
): GuideDraft {
  const asked = aspects.length > 0 ? aspects : faq === null ? OVERVIEW : []
  const told = withoutDoubles(asked).map((aspect) => TELL[aspect](situation, writer))
  const parts =
    faq === null
      ? told
      : [tellFaq(situation, faq, writer), ...told.filter((part) => !part.ask && !part.missing)]
  // What was not asked for by name is not missed.
  const missing = aspects.length === 0 ? [] : parts.flatMap((part) => part.missing ?? [])
  const ask = parts.find((part) => part.ask !== undefined)?.ask ?? null
  const tail = [
    ...(missing.length > 0 ? [tellMissing(missing, situation, writer)] : []),
    ...(ask !== null ? [askBack(ask, situation, writer)] : []),
  ]
  const { sentences, cut } = fitLength(parts, tail, `“${situation.item.name.replace(YEAR_NOTE, '')}”`)
  const said = parts.some((part) => part.sentences.length > 0)
  const whole = missing.length === 0 && !cut
  return {
    draft: { sentences, completeness: whole ? 'full' : 'partial', composer: 'extractive', model: null },
    status: statusOf(ask, said, whole),
  }
}

function statusOf(ask: Part['ask'] | null, told: boolean, whole: boolean): AnswerStatus {
  if (ask === 'place') return 'clarification_place'
  if (ask === 'case') return 'clarification_case'
  if (!told) return 'unanswerable_not_stated'
  return whole ? 'answered' : 'answered_partial'
}

/** One sentence says both: `place` tells the hours, `online` the visits. */
function withoutDoubles(aspects: readonly Aspect[]): Aspect[] {
  return aspects.filter(
    (aspect) =>
      !(aspect === 'hours' && aspects.includes('place')) &&
      !(aspect === 'visits' && aspects.includes('online')) &&
      !((aspect === 'validity' || aspect === 'standard') && aspects.includes('result')),
  )
}

function tellFaq({ item }: Situation, index: number, writer: GuideWriter): Part {
  return { sentences: [writer.say(ended(item.faq![index]!.a), [`faq.${index}`])] }
}

/** `指南没有写明收费，可以拨打咨询电话…问清楚。` */
function tellMissing(missing: readonly string[], { item }: Situation, writer: GuideWriter): DraftSentence {
  const consult = item.phones?.consult
  const what = [...new Set(missing)].join('、')
  if (consult === undefined) {
    const anchor = ['department', 'code', 'overview'].find((one) => writer.has(one)) ?? 'conditions'
    return writer.say(`指南没有写明${what}。`, [anchor])
  }
  return writer.say(`指南没有写明${what}，可以拨打咨询电话 ${consult} 问清楚。`, ['phones.consult'])
}

function askBack(ask: NonNullable<Part['ask']>, situation: Situation, writer: GuideWriter): DraftSentence {
  const { item } = situation
  if (ask === 'place') {
    const names = namesOf(item.locations ?? [], situation)
    return writer.say(`办理地点因区县而异，请问您在哪里办？（${names}）`, ['locations'], true)
  }
  const names = (item.cases ?? []).map(({ name }) => name).join('、')
  return writer.say(`其余的因情形而不同，请问您属于哪一种？（${names}）`, ['cases'], true)
}
