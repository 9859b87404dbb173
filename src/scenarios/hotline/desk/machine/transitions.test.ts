import { describe, expect, test } from 'vitest'
import { TICKET_ACTIONS, TICKET_STATES, type TicketState } from '../states.ts'
import { END_STATES, TRANSITIONS } from './transitions.ts'

const rows = TICKET_ACTIONS.map((action) => ({ action, ...TRANSITIONS[action] }))
const next = (state: TicketState): TicketState[] =>
  rows.flatMap(({ from, to }) => (from.includes(state) && to !== null ? [to] : []))

describe('the table of a ticket’s life', () => {
  test('every state is reached from 受理, and from every one that is no end an end is reached', () => {
    const reach = (start: TicketState): Set<TicketState> => {
      const seen = new Set([start])
      for (const state of seen) for (const each of next(state)) seen.add(each)
      return seen
    }
    expect(reach('受理')).toEqual(new Set(TICKET_STATES))
    for (const state of TICKET_STATES) expect(END_STATES.some((end) => reach(state).has(end))).toBe(true)
  })

  test('办结 is final; 不予受理 and 并单 are taken back by a supervisor only', () => {
    expect(next('办结')).toEqual([])
    for (const state of ['不予受理', '并单'] as const) {
      const back = rows.filter(({ from, to }) => from.includes(state) && to !== null)
      expect(back.length).toBeGreaterThan(0)
      expect(back.every(({ roles }) => roles.every((role) => role === 'supervisor'))).toBe(true)
    }
  })

  test('a department never dispatches, judges a return or closes; the centre never signs or replies for it', () => {
    const of = (role: 'department' | 'agent'): string[] =>
      rows.filter(({ roles }) => roles.includes(role)).map(({ action }) => action)
    expect(of('department').sort()).toEqual([
      'contact',
      'extend',
      'note',
      'progress',
      'reply',
      'return',
      'sign',
    ])
    expect(of('agent')).not.toEqual(expect.arrayContaining(['sign']))
    expect(
      of('agent').filter((action) =>
        ['sign', 'contact', 'reply', 'approveReturn', 'decide'].includes(action),
      ),
    ).toEqual([])
  })

  test('what takes something away from someone needs a reason', () => {
    const needing = [
      'reject',
      'recall',
      'return',
      'rejectReturn',
      'rejectExtension',
      'merge',
      'redo',
      'consult',
      'decide',
    ] as const
    expect(needing.filter((action) => !TRANSITIONS[action].needsReason)).toEqual([])
  })
})
