import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type {
  ActionPayloads,
  Actor,
  Desk,
  TicketAction,
  TicketDetail,
} from '../../scenarios/hotline/desk/index.ts'

const FILE = fileURLToPath(new URL('../../../corpus/demo-queue/tickets.jsonl', import.meta.url))

/** A line of the demo queue. */
interface DemoTicket {
  id: string
  minutes_ago: number
  channel: string
  text: string
  /** How far it has come; only taken in when absent. */
  to?: 'dispatch' | 'sign' | 'return' | 'reply'
}

const AGENT: Actor = { id: 'demo-agent', name: '坐席员（示例）', role: 'agent' }

/** Put the demo queue into an empty desk; does nothing to any other. Resolves to how many tickets came in. */
export async function seedQueue(desk: Desk, now: Date): Promise<number> {
  if ((await desk.list({ limit: 1 }, AGENT)).total > 0) return 0
  const lines = (await readFile(FILE, 'utf8')).trim().split('\n')
  for (const line of lines) {
    const demo = JSON.parse(line) as DemoTicket
    const reportedAt = new Date(now.getTime() - demo.minutes_ago * 60_000).toISOString()
    const { id, text, channel } = demo
    const input = { id, text, channel, reportedAt }
    const detail = await desk.createTicket({ input, actor: AGENT, idempotencyKey: `demo ${id}` })
    if (demo.to !== undefined) await moveOn(desk, detail, demo.to)
  }
  return lines.length
}

/** Moves a ticket on in the name of people of the demo; a ticket without a suggestion stays where it is. */
async function moveOn(desk: Desk, detail: TicketDetail, to: NonNullable<DemoTicket['to']>): Promise<void> {
  const lead = detail.ticket.advice.suggestions[0]?.department
  if (lead === undefined || detail.ticket.advice.status !== 'suggested') return
  const person: Actor = {
    id: 'demo-department',
    name: `${lead}承办员（示例）`,
    role: 'department',
    department: lead,
  }
  let { version } = detail.ticket
  const act = async <A extends TicketAction>(
    actor: Actor,
    action: A,
    payload: ActionPayloads[A],
    reason?: string,
  ): Promise<void> => {
    const idempotencyKey = `demo ${detail.ticket.id} ${action}`
    const request = { action, actor, version, idempotencyKey, payload, ...(reason && { reason }) }
    version = (await desk.act(detail.ticket.id, request)).ticket.version
  }
  await act(AGENT, 'accept', {})
  await act(AGENT, 'dispatch', { department: lead })
  if (to === 'dispatch') return
  await act(person, 'sign', {})
  if (to === 'return') {
    const basis = '本单位职责范围不含此事项'
    return act(person, 'return', { basis }, '经核对，不属于本单位职责')
  }
  if (to === 'sign') return
  await act(person, 'contact', { note: '已与诉求人联系，约定现场查看', reached: true })
  await act(person, 'reply', {
    findings: '已到现场查看，情况属实。',
    measures: '已安排处理并设置警示。',
    basis: '本单位职责',
    further: '如仍有问题，可再次拨打12345。',
  })
}
