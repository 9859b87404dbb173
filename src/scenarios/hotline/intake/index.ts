import { placeNamesOf, publicNumbersOf, type CityPack } from '../../../city/index.ts'
import { chinaDay } from '../../../shared/china-time.ts'
import { findPii, maskSpans, type PiiSpan } from '../../../guardrails/pii/index.ts'
import type { Intake, TicketInput, TicketType } from '../types.ts'
import { splitDemands } from './demands/demands.ts'
import { isDirectlyAnswered } from './acceptance/direct-answer.ts'
import { districtOf } from './elements/district.ts'
import { askWhere, findElsewhere } from './acceptance/elsewhere.ts'
import { readEventTime } from './elements/event-time.ts'
import { dangersIn, findHazards, type Hazard } from './danger/hazards.ts'
import { readConfidential, readJurisdiction } from './acceptance/jurisdiction.ts'
import { readLocation } from './elements/location.ts'
import { findMissing } from './elements/missing.ts'
import { resolveTime } from './elements/resolve-time.ts'
import type { Look } from './danger/second-opinion.ts'
import { readSensitive } from './acceptance/sensitive.ts'
import { readType } from './elements/ticket-type.ts'
import { readUrgency } from './danger/urgency.ts'
import { writeTitle } from './wording/title.ts'
import { askMeaning } from './acceptance/unclear.ts'
import { maskDemands, writeSummary } from './wording/wording.ts'

export { decideSplit, splitDemands } from './demands/demands.ts'
export { dangersIn, findHazards } from './danger/hazards.ts'
export { findPair, saysSingle, SEPARATOR } from './demands/matters.ts'

/** What intake takes from outside: the city, and the category that the classifier found. */
export interface IntakeDeps {
  pack: CityPack
  category: { path: string[]; confidence: number }
  /** What the trained second opinion sees, if there is one. */
  opinion?: Look
  /** What past tickets speak for, by type. */
  types?: ReadonlyMap<TicketType, number>
}

/**
 * Everything that can be read out of a ticket without a chat model. Demands have no departments yet, and `shouldSplit` is
 * false until `decideSplit` has seen them with theirs.
 */
export function readTicket(input: TicketInput, { pack, category, opinion, types }: IntakeDeps): Intake {
  const { text } = input
  const pii = findTicketPii(text, pack)
  const maskedText = maskSpans(text, pii)
  const day = input.asOf ?? (input.reportedAt === undefined ? null : chinaDay(input.reportedAt))
  const hazards = withOpinion(findHazards(text), opinion)
  const deadly = hazards.filter(({ hazard }) => hazard.level === '特急')
  const dangers = dangersIn(hazards)
  const type = readType(text, deadly.length > 0, types)
  const found = districtOf(input, pack)
  const meaningQuestion = deadly.length === 0 ? askMeaning(maskedText) : null
  const node = meaningQuestion === null ? category : NO_CATEGORY
  const place = { district: found.district, category: node.path, dangers, asOf: day }
  const { rules, ...urgency } = readUrgency(text, { hazards, type: type.type, pack, place })
  const sensitive = readSensitive(text, hazards, { ...urgency, rules }, pack)
  const elsewhere = found.district === null ? findElsewhere(text, pack) : null
  const notAccepted = readJurisdiction(text, elsewhere, { urgent: urgency.urgency === '特急' })
  const answerDirectly = meaningQuestion === null && isDirectlyAnswered(text, type.type, notAccepted === null)
  const location = answerDirectly ? null : readLocation(text, found.mentions)
  const eventTime = answerDirectly ? null : readEventTime(text)
  const confidential = readConfidential(text, type.type, pack, place)
  const danger = deadly[0]?.hazard.name ?? null
  const named = node.confidence >= NAMED ? node.path : []
  const demands = maskDemands(splitDemands(text, type.type, { category: named, danger }), pii)
  const read = { ...type, category: node.path, district: found.district, location, demands }
  const told = { ...read, category: named, danger }
  return {
    ...read,
    ...urgency,
    dangers,
    categoryConfidence: node.confidence,
    sensitive,
    notAccepted,
    eventTime,
    pii,
    answerDirectly,
    confidential,
    eventTimeResolved:
      eventTime === null ? null : resolveTime(eventTime.text, input.reportedAt ?? input.asOf ?? null),
    maskedText,
    shouldSplit: false,
    title: writeTitle(text, told, pii),
    summary: writeSummary(text, told, pii),
    missing: findMissing({
      ...read,
      text,
      reachable: input.reachable === true,
      answerDirectly,
      confidential,
      urgency: urgency.urgency,
      eventTime,
      pii,
      districtQuestion: found.question,
      meaningQuestion,
      cityQuestion: elsewhere?.sure === false ? askWhere(elsewhere.name) : null,
    }),
  }
}

/** Below this confidence fewer than half of the categories are right: wording doesn't name them. */
const NAMED = 0.3

/** Of a text that can't be understood. */
const NO_CATEGORY: IntakeDeps['category'] = { path: [], confidence: 0 }

/** The opinion counts only where it sees more than the cues do, and may doubt none but composed ones. */
function withOpinion(found: readonly Hazard[], opinion: IntakeDeps['opinion']): Hazard[] {
  const hazards = found.filter(({ composed }) => !(composed === true && opinion?.doubts === true))
  const seen = opinion?.sees ?? null
  if (seen === null) return hazards
  const known = hazards.some(
    ({ hazard }) => hazard.level === '特急' || (seen.hazard.level !== '特急' && hazard.sensitive !== null),
  )
  return known ? hazards : [...hazards, seen]
}

/** Personal data of a ticket; the numbers of the city's own offices and hotlines are nobody's. */
export const findTicketPii = (text: string, pack: CityPack): PiiSpan[] =>
  findPii(text, { publicNumbers: publicNumbersOf(pack), places: placeNamesOf(pack) })
