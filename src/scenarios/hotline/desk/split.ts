import { HuidaError } from '../../../shared/errors.ts'
import type { TicketChange, TicketCreation } from '../../../store/ports.ts'
import type { TextSpan } from '../types.ts'
import { UNTOUCHED } from './create/new-ticket.ts'
import { nextId } from './create/ticket-number.ts'
import { changeOf } from './change-of.ts'
import type { DeskDeps } from './deps.ts'
import type { ChangeRequest } from './events.ts'
import type { EffectContext } from './machine/effects/effect.ts'
import { awaitDispatch, waitingSince } from './machine/effects/intake.ts'
import { keepSecret } from './machine/effects/secrecy.ts'
import { keepDemands } from './machine/effects/split.ts'
import type { ActionPayloads } from './payloads.ts'
import { maskReading } from './privacy/masked-intake.ts'
import { isConfidential, type Ticket } from './ticket.ts'

/**
 * What a split writes: the ticket with the demands it keeps, and a ticket for each part, read anew from its own share of the
 * text. They know of one another by number and in their histories.
 */
export async function splitOff(
  deps: DeskDeps,
  before: Ticket,
  kept: Ticket,
  request: ChangeRequest & { payload: ActionPayloads['split'] },
  context: EffectContext,
): Promise<{ change: TicketChange; created: TicketCreation[] }> {
  const sealed = await deps.store.sealedOf(before.id)
  if (sealed === null) throw new HuidaError('ERR_NOT_FOUND', '本单没有保存个人信息，不能拆分')
  const read: Ticket[] = []
  for (const { demands } of request.payload.parts) {
    const id = await nextId(deps, context.now)
    read.push(await readPart(deps, keepDemands(before, demands), id, context))
  }
  const splitInto = read.map(({ id }) => id)
  const left = { ...(await readRest(deps, kept)), splitInto: [...before.splitInto, ...splitInto] }
  const [rest, ...parts] = keepSecretTogether([left, ...read])
  const created = parts.map((part): TicketCreation => {
    const change = { ...request, action: 'splitOff' as const, key: `${request.key}:${part.id}` }
    return { ...changeOf(null, part, { ...change, payload: { splitFrom: before.id } }), sealed }
  })
  const change = changeOf(before, rest, { ...request, payload: { ...request.payload, splitInto } })
  return { change, created }
}

/** The same person and the same words stand behind all of them: what one part must not tell, none may. */
function keepSecretTogether(tickets: [Ticket, ...Ticket[]]): [Ticket, ...Ticket[]] {
  const confidential = tickets.some(isConfidential)
  const [first, ...others] = tickets.map((ticket) => keepSecret({ ...ticket, confidential }))
  return [first!, ...others]
}

/** What intake and dispatch read of a ticket's own share of the text, and of what people added to it. */
async function readOwn(deps: DeskDeps, ticket: Ticket, id: string): Promise<ReturnType<typeof maskReading>> {
  const { own, intake, demands, channel, reportedAt } = ticket
  const said = own?.text ?? intake.maskedText
  const added = demands.filter(({ text }) => !intake.demands.some((demand) => demand.text === text))
  const text = [said, ...added.map((demand) => `${demand.text}。`)].join('\n')
  const reading = await deps.read({ id, text, channel, reportedAt })
  return maskReading(text, reading.intake, reading.advice)
}

/** The ticket that stays: how urgent, secret and delicate the whole was, it stays. */
async function readRest(deps: DeskDeps, ticket: Ticket): Promise<Ticket> {
  const { intake, advice } = await readOwn(deps, ticket, ticket.id)
  const { type, typeReason, category, categoryConfidence, title, summary, missing } = intake
  const untouched = <K extends keyof Ticket>(values: Pick<Ticket, K>): Partial<Ticket> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !ticket.edited.includes(name))) as object
  const { location, eventTime } = placesOf(ticket, intake)
  return {
    ...ticket,
    ...untouched({ type: ticket.type === '举报' ? ticket.type : type, category, title, summary }),
    ...untouched({
      district: intake.district ?? ticket.district,
      location: location?.text ?? ticket.location,
      eventTime: eventTime?.text ?? ticket.eventTime,
    }),
    advice,
    intake: {
      ...ticket.intake,
      type,
      typeReason,
      category,
      categoryConfidence,
      title,
      summary,
      missing,
      location,
      eventTime,
      answerDirectly: intake.answerDirectly,
    },
  }
}

/** Elements that people put right and that hold for every part. */
const SHARED: readonly string[] = ['district', 'location', 'eventTime', 'demands', 'confidential']

/** One of the others as a ticket of its own, that nothing has happened to yet. */
async function readPart(deps: DeskDeps, ticket: Ticket, id: string, context: EffectContext): Promise<Ticket> {
  const { intake, advice } = await readOwn(deps, ticket, id)
  const at = context.now.toISOString()
  const part: Ticket = {
    ...UNTOUCHED,
    ...elementsOfPart(ticket, intake),
    id,
    sourceId: null,
    splitFrom: ticket.id,
    state: ticket.state === '受理' ? '受理' : '待派',
    createdAt: at,
    updatedAt: at,
    createdBy: context.actor.name,
    advice,
    demands: ticket.demands.map(({ text, department }) => ({
      text,
      department: department ?? advice.suggestions[0]?.department ?? null,
    })),
  }
  // The caller has been waiting since the whole was taken in: a split buys no time.
  return awaitDispatch(part, { ...context, now: waitingSince(ticket) ?? context.now })
}

/** What the whole and its part tell of the part; people's corrections of what all parts share stay. */
function elementsOfPart(ticket: Ticket, intake: Ticket['intake']) {
  const { channel, reportedAt, reporter, own } = ticket
  const { type, category, urgency, title, summary, sensitive } = intake
  const { maskedText, pii, demands, shouldSplit } = ticket.intake
  const { location, eventTime } = placesOf(ticket, intake)
  const edited = ticket.edited.filter((name) => SHARED.includes(name))
  const shared = <K extends keyof Ticket>(name: K, read: Ticket[K] | null): Ticket[K] =>
    edited.includes(name) ? ticket[name] : (read ?? ticket[name])
  return {
    channel,
    reportedAt,
    reporter,
    own,
    type,
    category,
    urgency,
    title,
    summary,
    sensitive,
    edited,
    intake: { ...intake, maskedText, pii, demands, shouldSplit, location, eventTime },
    confidential: ticket.confidential || intake.confidential,
    district: shared('district', intake.district),
    location: shared('location', location?.text ?? null),
    eventTime: shared('eventTime', eventTime?.text ?? null),
  }
}

/** Where and when a share of the text says it was, as places in the whole; what the whole says where it says neither. */
const placesOf = (
  { intake: whole }: Ticket,
  { location, eventTime }: Ticket['intake'],
): Pick<Ticket['intake'], 'location' | 'eventTime'> => ({
  location: placeIn(whole.maskedText, location) ?? whole.location,
  eventTime: placeIn(whole.maskedText, eventTime) ?? whole.eventTime,
})

/** What was found in a part of the text, as a place in the whole; null where it isn't found there. */
function placeIn(text: string, found: TextSpan | null): TextSpan | null {
  const start = found === null ? -1 : text.indexOf(found.text)
  return found === null || start < 0 ? null : { text: found.text, start, end: start + found.text.length }
}
