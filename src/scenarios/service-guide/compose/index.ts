import type { Draft } from '../../../rag/answer/context.ts'
import type { AnswerStatus } from '../../../rag/answer/status.ts'
import type { Aspect } from '../understand/aspect/aspects.ts'
import { YEAR_NOTE } from '../understand/talk/replies.ts'
import { askBack, tellMissing } from './ask-back.ts'
import { ended } from './clip.ts'
import { tellConditions } from './conditions.ts'
import { tellFee } from './fee.ts'
import { fitLength } from './fit-length.ts'
import { linesOn } from './lines-on.ts'
import { tellMaterials } from './materials.ts'
import { tellOnline, tellVisits } from './online.ts'
import { tellOverview } from './overview.ts'
import type { Part } from './part.ts'
import { tellPhone } from './phone.ts'
import { tellPlace } from './place.ts'
import { tellProxy } from './proxy.ts'
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
  proxy: tellProxy,
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

/** `怎么办` asks for the whole; the steps alone are asked for by name. */
const STEPS_BY_NAME = /流程|步骤|程序|环节|第一步|办理过程|先[^，。？?]{1,14}(再|后|还是)/

/** An answer from one guide: its draft and how it ends. */
export interface GuideDraft {
  draft: Draft
  status: AnswerStatus
}

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
  const whole = asksForWhole(situation, aspects)
  const { things, papers = [] } = situation
  const asksPaper = aspects.length === 1 && aspects[0] === 'materials' && papers.length > 0
  const named = asksPaper ? papers : things
  const on = (whole || asksPaper) && faq === null ? tellThings(situation, named, writer) : null
  const told =
    on !== null
      ? [on]
      : whole && faq === null
        ? [tellOverview(situation, writer)]
        : withoutDoubles(whole ? [] : aspects).map((aspect) => TELL[aspect](situation, writer))
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
  const complete = missing.length === 0 && !cut
  return {
    draft: { sentences, completeness: complete ? 'full' : 'partial', composer: 'extractive', model: null },
    status: statusOf(ask, said, complete),
  }
}

/** What the guide says of a thing that is asked about beside its fields, or null when it says nothing. */
function tellThings(
  { item, question }: Situation,
  things: readonly string[],
  writer: GuideWriter,
): Part | null {
  const heading = `关于${things.filter((thing) => question.includes(thing)).join('、')}`
  const sentences = linesOn(item, (text) => things.some((thing) => text.includes(thing)), heading, writer)
  return sentences.length > 0 ? { sentences } : null
}

/** A question without any particular wish, or how it is done; one line of the whole answers what it asks beside. */
function asksForWhole({ question, item }: Situation, aspects: readonly Aspect[]): boolean {
  if (aspects.length === 0) return true
  const lines: readonly Aspect[] = [
    ...(item.online === undefined ? [] : (['online'] as const)),
    ...(item.time_limit === undefined ? [] : (['time'] as const)),
    ...(item.fee === undefined ? [] : (['fee'] as const)),
  ]
  return (
    aspects.includes('steps') &&
    !STEPS_BY_NAME.test(question) &&
    aspects.every((aspect) => aspect === 'steps' || lines.includes(aspect))
  )
}

function statusOf(ask: Part['ask'] | null, told: boolean, complete: boolean): AnswerStatus {
  if (ask === 'place') return 'clarification_place'
  if (ask === 'case') return 'clarification_case'
  if (!told) return 'unanswerable_not_stated'
  return complete ? 'answered' : 'answered_partial'
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
