import { requireDistrict } from '../../../../city/index.ts'
import { isCalendarTime } from '../../../../shared/calendar.ts'
import { HuidaError, isHuidaError } from '../../../../shared/errors.ts'
import { requireCentre } from '../../people.ts'
import type { TicketInput } from '../../types.ts'
import type { DeskDeps } from '../deps.ts'
import { digestOf, eventOf } from '../events.ts'
import type { PrivateData } from '../privacy/types.ts'
import { toRecord } from '../record.ts'
import type { CreateTicket } from '../types.ts'
import { newTicket } from './new-ticket.ts'
import { nextId } from './ticket-number.ts'

const LONGEST_TEXT = 10_000
/** Of what names a ticket, a channel or a person. */
const LONGEST_WORD = 200
const WORDS: Readonly<Record<string, string>> = { name: '诉求人', phone: '联系电话', address: '住址' }

/** Take a ticket in; the same key again gives the same ticket. Resolves to its number. */
export async function createTicket(
  deps: DeskDeps,
  request: CreateTicket,
): Promise<{ id: string; created: boolean }> {
  requireCentre(request.actor)
  requireInput(request, deps)
  const { actor, idempotencyKey: key, input, reporter } = request
  const digest = digestOf({ input, reporter })
  const before = await findBefore(deps, key, digest)
  if (before !== null) return { id: before, created: false }
  const now = deps.clock.now()
  const id = await nextId(deps, now)
  const reachable = (reporter?.phone ?? '').trim() !== ''
  const ticketInput: TicketInput = { reportedAt: now.toISOString(), ...input, id, reachable }
  const reading = await deps.read(ticketInput)
  const origin = { actor, reporter, sourceId: input.id ?? null }
  const ticket = newTicket(ticketInput, reading, origin, { pack: deps.pack, now })
  const change = { action: 'create' as const, actor, reason: null, payload: {}, key, digest }
  try {
    await deps.store.createTicket(
      { record: toRecord(ticket), event: eventOf(null, ticket, change) },
      sealed(deps, request, reading.intake.pii),
    )
    return { id, created: true }
  } catch (error) {
    if (!isHuidaError(error) || error.code !== 'ERR_STORE_CONFLICT') throw error
    return { id: await settleConflict(deps, request, digest, error), created: false }
  }
}

function sealed(deps: DeskDeps, { input, reporter }: CreateTicket, pii: PrivateData['pii']): string {
  const data: PrivateData = {
    text: input.text,
    pii,
    reporter: {
      name: reporter?.name ?? null,
      phone: reporter?.phone ?? null,
      address: reporter?.address ?? null,
    },
  }
  return deps.seal.close(JSON.stringify(data))
}

function requireInput({ input, idempotencyKey, reporter }: CreateTicket, { pack }: DeskDeps): void {
  if (idempotencyKey.trim() === '') throw new HuidaError('ERR_INPUT_INVALID', '缺少幂等键')
  if (input.text.trim() === '') throw new HuidaError('ERR_INPUT_INVALID', '诉求内容不能为空')
  if (input.text.length > LONGEST_TEXT)
    throw new HuidaError('ERR_INPUT_INVALID', `诉求内容不超过${LONGEST_TEXT}字`)
  for (const [name, value] of Object.entries({ 编号: input.id, 渠道: input.channel, ...reporter }))
    if ((value?.length ?? 0) > LONGEST_WORD)
      throw new HuidaError('ERR_INPUT_INVALID', `${WORDS[name] ?? name}不超过${LONGEST_WORD}字`)
  if (input.reportedAt !== undefined && !isCalendarTime(input.reportedAt))
    throw new HuidaError('ERR_INPUT_INVALID', `时间“${input.reportedAt}”不是有效的日期时间`)
  if (input.district !== undefined) requireDistrict(input.district, pack.districts)
}

async function findBefore(deps: DeskDeps, key: string, digest: string): Promise<string | null> {
  const record = await deps.store.findCreated({ key })
  if (record === null) return null
  const event = await deps.store.eventByKey(record.id, key)
  if (event?.digest !== digest)
    throw new HuidaError(
      'ERR_INPUT_INVALID',
      `这次登记（同一个幂等键）已生成工单 ${record.id}，内容有改动的请到那张工单里修改`,
    )
  return record.id
}

/** Either the same request came twice at once, or another ticket has the same source id. */
async function settleConflict(
  deps: DeskDeps,
  { input, idempotencyKey }: CreateTicket,
  digest: string,
  error: HuidaError,
): Promise<string> {
  const same = await findBefore(deps, idempotencyKey, digest)
  if (same !== null) return same
  const other = input.id === undefined ? null : await deps.store.findCreated({ sourceId: input.id })
  if (other === null) throw error
  throw new HuidaError('ERR_STORE_CONFLICT', `来源编号 ${input.id} 已登记为工单 ${other.id}`)
}
