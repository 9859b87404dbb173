import type { Role } from '../../src/accounts/types.ts'
import { sessionOf } from './fake-accounts.ts'
import { CALL } from './fake-ticket.ts'
import type { TestApp } from './test-app.ts'

/** A ticket as `/tickets` answers, as far as tests look at it. */
export interface Detail {
  ticket: { id: string; version: number; state: string; assignment: unknown; order: unknown }
  history: { action: string; actor: { name: string } }[]
  actions: { action: string }[]
}

/** Calls of the desk's API by somebody logged in, each change with a key of its own. */
export function makeDeskClient(test: () => TestApp) {
  let serial = 0
  const key = () => ({ 'idempotency-key': `key-${++serial}` })
  const get = (path: string, role: Role = 'agent') =>
    test().app.inject({ url: `/api/v1${path}`, headers: sessionOf(role) })
  const post = (path: string, payload: object, headers: object = {}, role: Role = 'agent') =>
    test().app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      payload,
      headers: { ...sessionOf(role), ...key(), ...headers },
    })
  return {
    key,
    get,
    post,
    create: async (text = CALL): Promise<Detail['ticket']> =>
      (await post('/tickets', { text, channel: '电话' })).json<Detail>().ticket,
    act: (id: string, body: object, role: Role = 'agent', headers = {}) =>
      post(`/tickets/${id}/actions`, body, headers, role),
  }
}
