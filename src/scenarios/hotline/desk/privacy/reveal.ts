import { HuidaError } from '../../../../shared/errors.ts'
import { requireCentre, requirePerson, type Actor } from '../../people.ts'
import { seenTicket } from '../seen-ticket.ts'
import type { DeskDeps } from '../deps.ts'
import { toActor } from '../events.ts'
import { familyOf } from '../family.ts'
import { isConfidential, type Ticket } from '../ticket.ts'
import type { PrivateData, Reveal, RevealedData, RevealRecord } from './types.ts'

/** States in which a department has the ticket in hand and may have to call. */
const IN_HAND: readonly string[] = ['签收', '办理', '重办']
const MOST_RECORDS = 1000

/** Personal data of a ticket, after the look was logged; a refused look is logged too and ends in ERR_TICKET_ROLE. */
export async function revealData(deps: DeskDeps, request: Reveal): Promise<RevealedData> {
  const { actor, ticketId, fields } = request
  requirePerson(actor)
  if (request.reason.trim() === '') throw new HuidaError('ERR_INPUT_INVALID', '查看个人信息须写明事由')
  if (fields.length === 0) throw new HuidaError('ERR_INPUT_INVALID', '没有选择要查看的内容')
  const ticket = await seenTicket(deps, ticketId, actor)
  const refused = await refusal(deps, ticket, actor)
  await deps.store.logReveal({
    ticketId,
    actor: toActor(actor),
    at: deps.clock.now().toISOString(),
    fields: [...fields],
    reason: deps.mask(request.reason.trim()),
    allowed: refused === null,
  })
  if (refused !== null) throw new HuidaError('ERR_TICKET_ROLE', refused)
  const sealed = await deps.store.sealedOf(ticketId)
  if (sealed === null) throw new HuidaError('ERR_NOT_FOUND', '本单没有保存个人信息')
  const { text, pii, reporter } = JSON.parse(deps.seal.open(sealed)) as PrivateData
  return {
    ...(fields.includes('text') ? { text, pii } : {}),
    ...(fields.includes('reporter') ? { reporter: withFound(reporter, pii) } : {}),
  }
}

/** Departments call the person they work for; whoever asked for secrecy, or reported others, stays closed to them. */
async function refusal(deps: DeskDeps, ticket: Ticket, actor: Actor): Promise<string | null> {
  if (actor.role !== 'department') return null
  // Secrecy may be asked for after a split, on one part: they all hold the same sealed words.
  if ((await familyOf(deps, ticket)).some(isConfidential)) return '诉求人身份保密，承办单位不能查看'
  return IN_HAND.includes(ticket.state) ? null : '签收后、答复前才能查看诉求人信息'
}

/** What the caller gave, else what the text says. */
function withFound(reporter: PrivateData['reporter'], pii: PrivateData['pii']): PrivateData['reporter'] {
  const first = (...kinds: string[]): string | null =>
    kinds.flatMap((kind) => pii.filter((span) => span.kind === kind))[0]?.value ?? null
  return {
    name: reporter.name ?? first('姓名', '姓氏称谓'),
    phone: reporter.phone ?? first('手机号', '固定电话'),
    address: reporter.address ?? first('住址'),
  }
}

/** Who looked at what, newest first; for supervisors. */
export async function revealLog(
  deps: DeskDeps,
  { ticketId, limit = 100 }: { ticketId?: string; limit?: number },
  actor: Actor,
): Promise<RevealRecord[]> {
  requireCentre(actor, 'supervisor')
  const events = await deps.store.reveals(ticketId ?? null, Math.min(limit, MOST_RECORDS))
  return events as RevealRecord[]
}
