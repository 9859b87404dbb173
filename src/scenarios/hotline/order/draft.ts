import type { CityPack } from '../../../city/types.ts'
import { hiderOf } from '../../../guardrails/pii/index.ts'
import type { Basis, DispatchAdvice, Intake, TicketInput } from '../types.ts'
import { basisOf } from './basis.ts'
import { checkOrder } from './check.ts'
import { extractContent } from './content.ts'
import { hasContent } from './has-content.ts'
import { placeWithoutDoor } from './event-place.ts'
import { deadlinesOf } from './deadlines.ts'
import { toMaskedSpans } from './masked-spans.ts'
import { hideLongNumbers } from './long-numbers.ts'
import { maskReporter, reporterIn } from './reporter.ts'
import { requirementsOf } from './requirements.ts'
import { limitsOf } from './time-limits.ts'
import { traceWording } from './trace.ts'
import type {
  OrderChoice,
  OrderContent,
  OrderDraft,
  OrderProblem,
  OrderSource,
  SentenceSource,
} from './types.ts'

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

/** What an order needs of a ticket that was just read. */
export function orderSource(ticket: TicketInput, intake: Intake): OrderSource {
  const { confidential } = intake
  const hide = hiderOf(intake.pii)
  const toMasked = toMaskedSpans(ticket.text, intake.maskedText, intake.pii)
  const place = intake.location === null ? null : toMasked(intake.location)
  const time = intake.eventTime === null ? null : toMasked(intake.eventTime)
  const slice = (span: { start: number; end: number } | null): string | null =>
    span === null ? null : intake.maskedText.slice(span.start, span.end)
  const home = intake.location === null || confidential ? null : placeWithoutDoor(intake.location, intake.pii)
  const { type, category, district, title, urgency, transfer, sensitive, shouldSplit } = intake
  return {
    number: ticket.id,
    channel: ticket.channel ?? '电话',
    reportedAt: ticket.reportedAt ?? null,
    reporter: maskReporter(reporterIn(ticket.text, intake.pii), confidential),
    address: home ?? slice(place),
    eventTime: slice(time),
    text: intake.maskedText,
    supplement: home ?? '',
    demands: intake.demands.map(({ text, source }) => ({ text: hide(text), source: toMasked(source) })),
    ...{ type, category, district, title, urgency, transfer, sensitive, confidential, shouldSplit },
  }
}

/** The same from a ticket that is kept, with what a person chose. */
export function draftFrom(
  source: OrderSource,
  advice: DispatchAdvice,
  pack: CityPack,
  now: Date,
  choice: OrderChoice = {},
): OrderDraft {
  const lead =
    choice.lead ?? (advice.status === 'suggested' ? (advice.suggestions[0]?.department ?? null) : null)
  const limits = limitsOf({ ...source, text: ownWords(source) }, pack.serviceLevels, choice.special)
  const deadlines = deadlinesOf(limits, pack, now)
  const { content, sources } = wordingOf(source, choice)
  const basis = basisOf(lead, advice, source, pack)
  const requirements = requirementsOf(source, deadlines, pack)
  const { number, reporter, type, district, eventTime } = source
  const title = hideLongNumbers(source.title)
  const address = source.address === null ? null : hideLongNumbers(source.address)
  const order: OrderDraft = {
    ...{ number, source: source.channel, reporter, type, category: [...source.category], district, address },
    ...{ reportedAt: source.reportedAt, eventTime, title, content, urgency: source.urgency },
    ...{ transfer: source.transfer, sensitive: source.sensitive, confidential: source.confidential },
    lead,
    coDepartments: [...new Set(choice.coDepartments ?? advice.coDepartments)].filter((name) => name !== lead),
    ...{ basis, deadlines, replyRequirements: requirements.map(({ sentence }) => sentence) },
    sources: [
      titleSource(title, source.text),
      ...sources,
      ...basis.map(basisSource),
      ...deadlines.map(({ text, basis: path }): SentenceSource => ({
        sentence: text,
        from: 'sla',
        path: path ?? 'sla',
      })),
      ...requirements,
    ],
    ...{ wording: 'extractive' as const, model: null, problems: [] },
  }
  const said = `${source.text}\n${source.supplement}`
  const safe = withoutFaults(order, checkOrder(order, said, pack))
  return { ...safe, problems: checkOrder(safe, said, pack) }
}

/** The text without what tells of demands that were split off: their limits are not this order's. */
function ownWords({ text, elsewhere = [] }: OrderSource): string {
  const from = [0, ...elsewhere.map(({ end }) => end)]
  const to = [...elsewhere.map(({ start }) => start), text.length]
  return from.map((start, i) => text.slice(start, to[i])).join('')
}

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

function wordingOf(
  source: OrderSource,
  choice: OrderChoice,
): { content: OrderContent; sources: SentenceSource[] } {
  if (choice.content === undefined) {
    if (hasContent(`${source.text}\n${source.supplement}`)) return extractContent(source)
    return { content: { cause: '', course: '', demand: '' }, sources: [] }
  }
  const { cause, course, demand } = choice.content
  const sources = [cause, course, demand].flatMap((part) =>
    traceWording(part, source.text).map(
      ({ sentence, source: found }): SentenceSource =>
        found ?? { sentence, from: 'person', path: choice.writtenBy ?? '确认人' },
    ),
  )
  return { content: { cause, course, demand }, sources }
}

function titleSource(title: string, text: string): SentenceSource {
  const found = traceWording(title, text)[0]?.source
  return { sentence: title, from: 'ticket', start: found?.start ?? 0, end: found?.end ?? text.length }
}

const basisSource = ({ kind, source, path, quote }: Basis): SentenceSource => ({
  sentence: quote,
  from: kind === 'rule' ? 'rule' : 'duty',
  path: `${source} › ${path}`,
})
