import { maskSpans } from '../../guardrails/pii/index.ts'
import { chinaDay } from '../../shared/china-time.ts'
import { demandRegions } from './demand-regions.ts'
import { advise, leadOf, temperatureOf } from './dispatch/advise.ts'
import type { AdviceSubject, Adviser } from './dispatch/adviser.ts'
import { extractFeatures } from './dispatch/features.ts'
import { guessCategory } from './dispatch/guess-category.ts'
import { scoreCandidates } from './dispatch/ranker.ts'
import { softmax } from './dispatch/softmax.ts'
import { findTurn } from './dispatch/tell-apart.ts'
import { readDistrict } from './intake/district.ts'
import { divideDemands } from './intake/divide-demands.ts'
import { decideSplit, findTicketPii, readTicket } from './intake/index.ts'
import type { SecondOpinion } from './intake/second-opinion.ts'
import type { TypeOpinion } from './intake/type-opinion.ts'
import { maskDemands } from './intake/wording.ts'
import type { Demand, DispatchAdvice, Intake, TicketInput } from './types.ts'

/** A ticket with everything that could be told about it. */
export interface TicketReading {
  intake: Intake
  advice: DispatchAdvice
}

/** An adviser that looks for danger beside the cues, too. */
export interface Reader extends Adviser {
  opinion?: SecondOpinion
  types?: TypeOpinion
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
  const opinion = {
    sees: adviser.opinion?.judge(query.text) ?? null,
    doubts: adviser.opinion?.doubts(query.text) ?? false,
  }
  const { district } = readDistrict(input.text, pack)
  const scoring = extractFeatures(adviser.city, { query, district })
  const shares = softmax(scoreCandidates(adviser.ranker, scoring.features), temperatureOf(adviser))
  const category = guessCategory(adviser.city, query, scoring, shares)
  const types = adviser.types?.(query.text, query.vector)
  const told = readTicket(input, { pack, category, opinion, ...(types !== undefined && { types }) })
  const read = await readTurn(adviser, input.text, told, { district, whole: shares })
  const subject = {
    ...{ text: maskedText, query, district: read.district, category: read.category },
    ...(read.district === district && { scoring }),
    asOf: dayOf(input) ?? today,
    accepted: read.notAccepted === null,
  }
  const parts = await readParts(adviser, input.text, read, subject.asOf)
  const leads = new Map(parts.map(({ part, lead }) => [part, lead]))
  const byPart = read.demands.map((demand) => ({
    ...demand,
    department: leads.get(demand.part ?? 0) ?? null,
  }))
  const shouldSplit = decideSplit(byPart)
  // Whoever takes the first matter leads a ticket with several.
  const focus = shouldSplit ? parts[0]!.subject.query : null
  const advice = advise(adviser, { ...subject, focus })
  const lead = advice.suggestions[0]?.department ?? null
  const demands = byPart.map((demand) => ({ ...demand, department: demand.department ?? lead }))
  return {
    intake: { ...read, demands, shouldSplit },
    advice: { ...advice, coDepartments: withDemands(advice, shouldSplit ? demands : []) },
  }
}

/** The ticket with the demands of two matters where dispatch tells two apart that no words do. */
async function readTurn(
  adviser: Adviser,
  text: string,
  read: Intake,
  seen: { district: string | null; whole: ArrayLike<number> },
): Promise<Intake> {
  if (decideSplit(read.demands) || read.notAccepted !== null) return read
  const turn = await findTurn(adviser, text, seen)
  const demands = turn === null ? [] : maskDemands(divideDemands(text, turn, read.type), read.pii)
  return demands.length === 0 ? read : { ...read, demands }
}

/** The day that rules and policies are read at; null where the ticket has none. */
const dayOf = ({ asOf, reportedAt }: TicketInput): string | null =>
  asOf ?? (reportedAt === undefined ? null : chinaDay(reportedAt))

/** Each matter asked for as a ticket by itself. */
async function readParts(
  adviser: Adviser,
  text: string,
  { demands, district, category }: Intake,
  asOf: string,
): Promise<{ part: number; subject: AdviceSubject; lead: string | null }[]> {
  const regions = demandRegions(demands, text.length)
  if (regions.length < 2) return []
  return Promise.all(
    regions.map(async ({ part, start, end }) => {
      const told = text.slice(start, end)
      const asked = demands.filter((demand) => (demand.part ?? 0) === part).map((demand) => demand.text)
      const masked = [maskSpans(told, findTicketPii(told, adviser.city.pack)), ...asked].join('。')
      const query = await adviser.city.query(masked)
      const subject = { text: masked, query, district, category, asOf, accepted: true }
      return { part, subject, lead: leadOf(adviser, subject) }
    }),
  )
}

/** Departments of split demands take part in the whole. */
function withDemands({ coDepartments, suggestions }: DispatchAdvice, demands: readonly Demand[]): string[] {
  const others = demands.flatMap(({ department }) => department ?? [])
  return [...new Set([...coDepartments, ...others])].filter((name) => name !== suggestions[0]?.department)
}
