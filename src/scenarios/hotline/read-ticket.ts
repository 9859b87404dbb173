import { maskSpans } from '../../guardrails/pii/index.ts'
import { advise, leadOf } from './dispatch/advise.ts'
import type { Adviser } from './dispatch/adviser.ts'
import type { Query } from './dispatch/evidence.ts'
import { decideSplit, findTicketPii, readTicket } from './intake/index.ts'
import type { SecondOpinion } from './intake/second-opinion.ts'
import type { Demand, DispatchAdvice, Intake, TicketInput } from './types.ts'

/** A ticket with everything that could be told about it. */
export interface TicketReading {
  intake: Intake
  advice: DispatchAdvice
}

/** An adviser that looks for danger beside the cues, too. */
export interface Reader extends Adviser {
  opinion?: SecondOpinion
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
  const opinion = adviser.opinion?.judge(query.text) ?? null
  const read = readTicket(input, { pack, category: guessCategory(adviser, query), opinion })
  const subject = {
    ...{ text: maskedText, query, district: read.district, category: read.category },
    asOf: input.asOf ?? input.reportedAt?.slice(0, 10) ?? today,
    accepted: read.notAccepted === null,
  }
  const advice = advise(adviser, subject)
  const demands = await assignDemands(adviser, read, advice, subject.asOf)
  const shouldSplit = decideSplit(demands)
  return {
    intake: { ...read, demands, shouldSplit },
    advice: { ...advice, coDepartments: withDemands(advice, shouldSplit ? demands : []) },
  }
}

function guessCategory({ city }: Adviser, query: Query): { path: string[]; confidence: number } {
  const [nodes, tickets] = [city.nodes.liken(query), city.evidence.ticket.liken(query)]
  return city.tree.guess({
    nodes: nodes.meaning ?? nodes.words,
    tickets: tickets.meaning ?? tickets.words,
  })
}

/** Each demand to the department that would lead if it were a ticket by itself; a single demand to the ticket's. */
async function assignDemands(
  adviser: Adviser,
  { demands, district, category }: Intake,
  advice: DispatchAdvice,
  asOf: string,
): Promise<Demand[]> {
  const lead = advice.suggestions[0]?.department ?? null
  const parts = new Set(demands.map(({ part }) => part ?? 0))
  if (parts.size < 2) return demands.map((demand) => ({ ...demand, department: lead }))
  const texts = [...parts].map((part) =>
    demands
      .filter((demand) => (demand.part ?? 0) === part)
      .map(({ text }) => text)
      .join('，'),
  )
  const leads = await Promise.all(
    texts.map(async (text) =>
      leadOf(adviser, {
        text,
        query: await adviser.city.query(text),
        district,
        category,
        asOf,
        accepted: true,
      }),
    ),
  )
  const byPart = new Map([...parts].map((part, at) => [part, leads[at]!]))
  return demands.map((demand) => ({ ...demand, department: byPart.get(demand.part ?? 0) ?? lead }))
}

/** Departments of split demands take part in the whole. */
function withDemands({ coDepartments, suggestions }: DispatchAdvice, demands: readonly Demand[]): string[] {
  const others = demands.flatMap(({ department }) => department ?? [])
  return [...new Set([...coDepartments, ...others])].filter((name) => name !== suggestions[0]?.department)
}
