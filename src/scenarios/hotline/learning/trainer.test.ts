import { expect, test } from 'vitest'
import type { Hotline, PastTicket, TicketReading } from '../index.ts'
import { createTrainer } from './trainer.ts'
import { pastTicket } from '../../../../test/support/past-ticket.ts'

const past = (id: string, department: string): PastTicket => pastTicket(id, id, department)

/** Suggests these departments for everything, with these confidences. */
const saying = (said: [string, number][]): Hotline => ({
  ...({} as Hotline),
  read: () =>
    Promise.resolve({
      advice: { suggestions: said.map(([department, confidence]) => ({ department, confidence })) },
    } as unknown as TicketReading),
})

test('scores as the desk reads, and the present dispatcher takes over what was scored, learnt without the shipped tickets', async () => {
  const learnt: string[] = []
  const adopted: Hotline[] = []
  const better = saying([
    ['乙', 0.5],
    ['甲', 0.2],
  ])
  const present = {
    ...saying([['甲', 0.6]]),
    adopt: (other: Hotline) => void adopted.push(other),
  }
  const trainer = createTrainer({
    home: () => Promise.resolve([past('h', '甲')]),
    learnt: () => Promise.resolve([past('l', '乙')]),
    present: () => Promise.resolve(present),
    candidate: (cases) => {
      learnt.push(...cases.map(({ id }) => id))
      return Promise.resolve(better)
    },
  })
  expect((await trainer.trainingSet()).map(({ id }) => id)).toEqual(['h', 'l'])
  const heldOut = [past('a', '甲'), past('b', '乙'), past('c', '甲'), past('d', '丙')]
  const before = await trainer.scorePresent(heldOut)
  expect(before).toMatchObject({ n: 4, top1: 0.5, top3: 0.5 })
  expect(before.calibrationError).toBeCloseTo(0.1)
  const candidate = await trainer.train([past('h', '甲'), past('l', '乙'), past('n', '丙')])
  expect(await candidate.score(heldOut)).toMatchObject({ top1: 0.25, top3: 0.75, calibrationError: 0.25 })
  await candidate.promote()
  expect(learnt).toEqual(['l', 'n'])
  expect(adopted).toEqual([better])
})
