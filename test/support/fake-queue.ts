import type { FakeServices } from './fake-services.ts'
import { CALL } from './fake-ticket.ts'

const AGENT = { id: 'agent', name: '坐席甲', role: 'agent' } as const

/** Puts tickets of the usual kinds into the fake desk; returns their numbers. */
export async function fillQueue({ desk }: FakeServices): Promise<{ plain: string; urgent: string }> {
  const take = async (text: string): Promise<string> => {
    const request = { input: { text, channel: '电话' }, actor: AGENT, idempotencyKey: text }
    const { ticket } = await desk.createTicket(request)
    return ticket.id
  }
  const plain = await take(CALL)
  const urgent = await take('观澜路88号楼上着火了，有人被困，电话13800138000')
  await take('举报某企业夜间偷排，担心打击报复')
  return { plain, urgent }
}
