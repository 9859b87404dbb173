import type { CityPack } from '../../../city/types.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { DispatchAdvice, Intake, TicketInput } from '../types.ts'
import { basisOf } from './basis.ts'
import { checkOrder } from './check/check-order.ts'
import { hideLongNumbers } from './check/long-numbers.ts'
import { basisSource, deadlineSource, titleSource, wordingOf } from './content/sentence-sources.ts'
import { deadlinesOf } from './limits/deadlines.ts'
import { limitsOf } from './limits/time-limits.ts'
import { requirementsOf } from './requirements.ts'
import { orderSource, ownWords } from './source/order-source.ts'
import type { OrderChoice, OrderDraft, OrderProblem, OrderSource } from './types.ts'

/** 派单 in the ticket's own words, with no model; `problems` says what must be put right before it goes out. */
export function draftOrder(
  ticket: TicketInput,
  intake: Intake,
  advice: DispatchAdvice,
  pack: CityPack,
  now: Date,
): OrderDraft {
  return draftFrom(orderSource(ticket, intake), advice, pack, now)
}

/** The same from a ticket that is kept, with what a person chose. ERR_INPUT_INVALID for a special limit the city hasn't. */
export function draftFrom(
  source: OrderSource,
  advice: DispatchAdvice,
  pack: CityPack,
  now: Date,
  choice: OrderChoice = {},
): OrderDraft {
  if (choice.special != null) requireSpecial(choice.special, pack)
  const lead =
    choice.lead ?? (advice.status === 'suggested' ? (advice.suggestions[0]?.department ?? null) : null)
  const limits = limitsOf({ ...source, text: ownWords(source) }, pack.serviceLevels, choice.special)
  const deadlines = deadlinesOf(limits, pack, now)
  const { content, sources } = wordingOf(source, choice)
  const basis = basisOf(lead, advice, source, pack)
  const requirements = requirementsOf(source, deadlines, pack)
  const elements = elementsOf(source)
  const order: OrderDraft = {
    ...elements,
    content,
    lead,
    coDepartments: [...new Set(choice.coDepartments ?? coDepartmentsFor(lead, advice))].filter(
      (name) => name !== lead,
    ),
    basis,
    deadlines,
    replyRequirements: requirements.map(({ sentence }) => sentence),
    sources: [
      titleSource(elements.title, source.text),
      ...sources,
      ...basis.map(basisSource),
      ...deadlines.map(deadlineSource),
      ...requirements,
    ],
    wording: 'extractive',
    model: null,
    problems: [],
  }
  const said = `${source.text}\n${source.supplement}`
  const safe = withoutFaults(order, checkOrder(order, said, pack))
  return { ...safe, problems: checkOrder(safe, said, pack) }
}

function requireSpecial(special: string, { serviceLevels }: CityPack): void {
  const names = serviceLevels.special.map(({ name }) => name)
  if (names.includes(special)) return
  throw new HuidaError('ERR_INPUT_INVALID', `没有专项时限“${special}”，可选：${names.join('、') || '没有'}`)
}

/** Who helps the lead that was advised; whoever another lead needs, nobody advised. */
const coDepartmentsFor = (lead: string | null, { suggestions, coDepartments }: DispatchAdvice): string[] =>
  lead === (suggestions[0]?.department ?? null) ? coDepartments : []

/** What an order says of its ticket as it stands there. */
const elementsOf = (source: OrderSource) => ({
  number: source.number,
  source: source.channel,
  reporter: source.reporter,
  type: source.type,
  category: [...source.category],
  district: source.district,
  address: source.address === null ? null : hideLongNumbers(source.address),
  reportedAt: source.reportedAt,
  eventTime: source.eventTime,
  title: hideLongNumbers(source.title),
  urgency: source.urgency,
  transfer: source.transfer,
  sensitive: source.sensitive,
  confidential: source.confidential,
})

const LONGEST_TITLE = 40

/** What intake put together wrongly is left out: a place is not told, a title is the beginning of what is asked for. */
function withoutFaults(order: OrderDraft, problems: readonly OrderProblem[]): OrderDraft {
  const faulty = (field: string): boolean => problems.some((problem) => problem.field === field)
  const title = faulty('title') ? [...order.content.demand].slice(0, LONGEST_TITLE).join('') : order.title
  const address = faulty('address') ? null : order.address
  const eventTime = faulty('eventTime') ? null : order.eventTime
  const sources = order.sources.map((source) =>
    source.sentence === order.title ? { ...source, sentence: title } : source,
  )
  return { ...order, title, address, eventTime, sources }
}
