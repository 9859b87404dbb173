import { maskSpans } from '../../guardrails/pii/index.ts'
import { chinaDay } from '../../shared/china-time.ts'
import { demandRegions } from './demand-regions.ts'
import { readAccusation } from './dispatch/rules/accused.ts'
import { advise, leadOf, temperatureOf } from './dispatch/advise.ts'
import type { AdviceSubject, Adviser } from './dispatch/adviser.ts'
import { extractFeatures } from './dispatch/ranker/features.ts'
import { guessCategory } from './dispatch/guess-category.ts'
import { scoreCandidates } from './dispatch/ranker/ranker.ts'
import { softmax } from './dispatch/ranker/softmax.ts'
import type { MatterTurn, WholeTicket } from './dispatch/split/split-features.ts'
import { tellApart, type SplitJudge } from './dispatch/split/tell-apart.ts'
import { districtOf, readDistrict } from './intake/elements/district.ts'
import { divideDemands } from './intake/demands/divide-demands.ts'
import { decideSplit, findPair, findTicketPii, readTicket, saysSingle } from './intake/index.ts'
import type { SecondOpinion } from './intake/danger/second-opinion.ts'
import type { TypeOpinion } from './intake/elements/type-opinion.ts'
import { maskDemands } from './intake/wording/wording.ts'
import { samePlace } from './same-place.ts'
import type { Demand, DispatchAdvice, Intake, TicketInput } from './types.ts'

/** A ticket with everything that could be told about it. */
export interface TicketReading {
  intake: Intake
  advice: DispatchAdvice
}

/** An adviser that has opinions beside the cues, too. */
export interface Reader extends Adviser {
  opinion?: SecondOpinion
  types?: TypeOpinion
  split?: SplitJudge
}

/** Read a ticket and advise on its dispatch; personal data is masked before anything looks at the text. */
export async function readAndAdvise(
  adviser: Reader,
  input: TicketInput,
  today: string,
): Promise<TicketReading> {
  const { pack } = adviser.city
  const maskedText = maskSpans(input.text, findTicketPii(input.text, pack))
  const query = await adviser.city.query(maskedText)
  const opinion = adviser.opinion?.(query.text)
  const { district } = districtOf(input, pack)
  const { scoring, shares, category } = weigh(adviser, query, district)
  const types = adviser.types?.(query.text, query.vector)
  const told = readTicket(input, {
    pack,
    category,
    ...(opinion !== undefined && { opinion }),
    ...(types !== undefined && { types }),
  })
  const { read, parts } = await readMatters(adviser, input, told, { query, district, shares }, today)
  const shouldSplit = decideSplit(read.demands)
  // Whoever takes the first matter leads a ticket with several, and where it lies.
  const focus = shouldSplit ? (parts[0]?.subject ?? null) : null
  const area = focus?.district ?? read.district
  const accusation = readAccusation(maskedText, read.type, pack)
  const subject = {
    text: maskedText,
    query,
    district: area,
    category: read.category,
    dangers: read.dangers,
    ...(area === district && { scoring }),
    asOf: dayOf(input) ?? today,
    accepted: read.notAccepted === null,
    accusation,
  }
  const mayTake = (name: string | null): boolean => name === null || !accusation?.accused.includes(name)
  const leads = new Map(parts.map(({ part, lead }) => [part, mayTake(lead) ? lead : null]))
  const byPart = read.demands.map((demand) => ({
    ...demand,
    department: leads.get(demand.part ?? 0) ?? null,
  }))
  const advice = advise(adviser, { ...subject, focus: focus?.query ?? null })
  const lead = advice.suggestions[0]?.department ?? null
  const demands = byPart.map((demand) => ({ ...demand, department: demand.department ?? lead }))
  return {
    intake: { ...read, demands, shouldSplit },
    advice: { ...advice, coDepartments: withDemands(advice, shouldSplit ? demands : []) },
  }
}

/** A matter asked for as a ticket by itself. */
interface Part {
  part: number
  subject: AdviceSubject
  lead: string | null
}

/**
 * The ticket with its matters: those that words set apart, or else two that wording and dispatch tell apart together;
 * all demands are of one matter where neither does.
 */
async function readMatters(
  adviser: Reader,
  input: TicketInput,
  told: Intake,
  whole: WholeTicket,
  today: string,
): Promise<{ read: Intake; parts: Part[] }> {
  const worded = decideSplit(told.demands)
  const apart = adviser.split === undefined ? null : tellApart(adviser, whole, adviser.split, worded)
  const asOf = dayOf(input) ?? today
  if (worded) {
    const parts = await readParts(adviser, input.text, told, asOf)
    // The two sides of one event are known to have authorities of their own, whoever would lead so few words.
    const known = findPair(input.text) !== null
    if (known || apart?.worded(haveOneLead(parts)) !== false) return { read: told, parts }
  }
  const single = { ...told, demands: told.demands.map((demand): Demand => ({ ...demand, part: 0 })) }
  const turn = isDivisible(told, input.text) ? (apart?.turn() ?? null) : null
  if (turn === null) return { read: single, parts: [] }
  const at = samePlace(input.text, whole.query.text, turn.start)
  const demands = maskDemands(divideDemands(input.text, at, told.type), told.pii)
  if (demands.length === 0) return { read: single, parts: [] }
  const said = [input.text.slice(0, at), input.text.slice(at)]
  return { read: { ...told, demands }, parts: partsOf(adviser, turn, said, { ...told, asOf }) }
}

/** The two matters of a ticket that dispatch told apart, and what was said of each. */
function partsOf(
  adviser: Adviser,
  { sides }: MatterTurn,
  said: readonly string[],
  whole: Pick<AdviceSubject, 'district' | 'category' | 'asOf'>,
): Part[] {
  const parts = sides.map(({ query }, part): Part => {
    const subject = subjectOf(adviser, { text: query.text, query, said: said[part]! }, whole)
    return { part, subject, lead: leadOf(adviser, subject) }
  })
  return haveOneLead(parts) ? parts.map((part, at) => ({ ...part, lead: sides[at]!.lead })) : parts
}

const haveOneLead = (parts: readonly Part[]): boolean => new Set(parts.map(({ lead }) => lead)).size < 2

/** Whether a ticket may hold matters that no words set apart. */
const isDivisible = ({ notAccepted }: Intake, text: string): boolean =>
  notAccepted === null && !saysSingle(text)

/** The day that rules and policies are read at; null where the ticket has none. */
const dayOf = ({ asOf, reportedAt }: TicketInput): string | null =>
  asOf ?? (reportedAt === undefined ? null : chinaDay(reportedAt))

/** Each matter asked for as a ticket by itself. */
async function readParts(
  adviser: Adviser,
  text: string,
  { demands, district, category }: Intake,
  asOf: string,
): Promise<Part[]> {
  const regions = demandRegions(demands, text)
  if (regions.length < 2) return []
  return Promise.all(
    regions.map(async ({ part, start, end }) => {
      const told = text.slice(start, end)
      const asked = demands.filter((demand) => (demand.part ?? 0) === part).map((demand) => demand.text)
      const masked = [maskSpans(told, findTicketPii(told, adviser.city.pack)), ...asked].join('。')
      const query = await adviser.city.query(masked)
      const subject = subjectOf(adviser, { text: masked, query, said: told }, { district, category, asOf })
      return { part, subject, lead: leadOf(adviser, subject) }
    }),
  )
}

/** How dispatch weighs words in an area, and the category it guesses by that. */
function weigh(adviser: Adviser, query: AdviceSubject['query'], district: string | null) {
  const { city, ranker } = adviser
  const scoring = extractFeatures(city, { query, district })
  const shares = softmax(scoreCandidates(ranker, scoring.features), temperatureOf(adviser))
  return { scoring, shares, category: guessCategory(city, query, scoring, shares) }
}

/** A matter as dispatch sees it: in the area that it names itself, and of the category it has itself, if any. */
function subjectOf(
  adviser: Adviser,
  { text, query, said }: Pick<AdviceSubject, 'text' | 'query'> & { said: string },
  whole: Pick<AdviceSubject, 'district' | 'category' | 'asOf'>,
): AdviceSubject {
  const district = readDistrict(said, adviser.city.pack).district ?? whole.district
  const { scoring, category } = weigh(adviser, query, district)
  return {
    text,
    query,
    district,
    scoring,
    category: category.path.length > 0 ? category.path : whole.category,
    asOf: whole.asOf,
    accepted: true,
  }
}

/** Departments of split demands take part in the whole. */
function withDemands({ coDepartments, suggestions }: DispatchAdvice, demands: readonly Demand[]): string[] {
  const others = demands.flatMap(({ department }) => department ?? [])
  return [...new Set([...coDepartments, ...others])].filter((name) => name !== suggestions[0]?.department)
}
