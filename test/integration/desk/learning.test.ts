import { beforeEach, describe, expect, test } from 'vitest'
import type { Desk, DeskDeps } from '../../../src/scenarios/hotline/desk/index.ts'
import { isHeldOut } from '../../../src/scenarios/hotline/learning/retrain.ts'
import type { TrainingScores, Trainer } from '../../../src/scenarios/hotline/learning/types.ts'
import type { PastTicket } from '../../../src/scenarios/hotline/types.ts'
import { doNow, openTestDesk, PAYLOADS, PEOPLE, takeIn } from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'
import { pastTicket } from '../../support/past-ticket.ts'

const { agent, supervisor, lead } = PEOPLE

const past = (id: string, department: string, category = '城市管理'): PastTicket =>
  pastTicket(id, '油烟', department, { category: [category, '油烟扰民'] })

/** A trainer whose candidate scores what the test says. */
function makeTrainer(after: Partial<TrainingScores>): Trainer & { trained: PastTicket[]; promoted: number } {
  const scores = (n: number, over: Partial<TrainingScores> = {}): TrainingScores => ({
    n,
    top1: 0.8,
    top3: 0.9,
    calibrationError: null,
    ...over,
  })
  const trainer = {
    trained: [] as PastTicket[],
    promoted: 0,
    trainingSet: () => Promise.resolve([past('p1', '市城市管理局')]),
    scorePresent: (heldOut: readonly PastTicket[]) => Promise.resolve(scores(heldOut.length)),
    train: (cases: readonly PastTicket[]) => {
      trainer.trained = [...cases]
      return Promise.resolve({
        score: (heldOut: readonly PastTicket[]) => Promise.resolve(scores(heldOut.length, after)),
        promote: () => Promise.resolve(void (trainer.promoted += 1)),
      })
    },
  }
  return trainer
}

describeEngines('learning', (engine) => {
  let desk: Desk
  const open = async (over: Partial<DeskDeps> = {}): Promise<void> => {
    ;({ desk } = await openTestDesk(engine.db, over))
  }
  beforeEach(async () => {
    await engine.clear()
    await open()
  })
  const dispatch = async (department: string = '市城市管理局'): Promise<string> => {
    const { id } = (await takeIn(desk)).ticket
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', { department })
    return id
  }
  const kinds = async (status: 'pending' | 'accepted' | 'declined'): Promise<string[]> =>
    (await desk.learning.cases({ status }, agent)).items.map(({ kind }) => kind)

  test('confirmations, changes and returns become cases; a return takes back what its dispatch taught', async () => {
    const id = await dispatch()
    await dispatch('市公安局')
    expect((await kinds('pending')).sort()).toEqual(['更改', '确认'])
    await doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于职责')
    await doNow(desk, id, supervisor, 'approveReturn', {})
    await doNow(desk, id, agent, 'redispatch', PAYLOADS.redispatch)
    expect((await kinds('pending')).sort()).toEqual(['更改', '退单'])
    const { items } = await desk.learning.cases({ status: 'declined' }, agent)
    expect(items).toMatchObject([
      { kind: '确认', reviewedBy: supervisor.name, reviewNote: '承办单位退单已获同意' },
    ])
    const quality = await desk.learning.quality({ from: '2026-11-23', to: '2026-11-24' }, agent)
    expect(quality.find(({ department }) => department === '市城市管理局')).toMatchObject({
      suggested: 2,
      confirmed: 1,
      confirmRate: 0.5,
      dispatched: 1,
      returned: 1,
      returnRate: 1,
    })
  })

  test('a dispatch that was called back counts for nobody', async () => {
    const quality = () => desk.learning.quality({ from: '2026-11-23', to: '2026-11-24' }, agent)
    const id = await dispatch('市公安局')
    await doNow(desk, id, agent, 'recall', {}, '点错了')
    expect(await quality()).toEqual([])
    await doNow(desk, id, agent, 'dispatch', { department: '市城市管理局' })
    expect(await quality()).toMatchObject([
      { department: '市城市管理局', suggested: 1, confirmed: 1, dispatched: 1, returned: 0 },
    ])
    await doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于职责')
    await doNow(desk, id, supervisor, 'approveReturn', {})
    await doNow(desk, id, agent, 'redispatch', { department: '市公安局' })
    await doNow(desk, id, agent, 'recall', {}, '点错了')
    expect(await quality()).toMatchObject([
      { department: '市城市管理局', confirmed: 1, dispatched: 1, returned: 1 },
    ])
  })

  test('a case counts after another person’s consent, given once', async () => {
    await dispatch()
    const [{ id } = { id: '' }] = (await desk.learning.cases({}, agent)).items
    const review = { actor: supervisor, accept: true, note: '对，已电13900139000核实' }
    await expect(desk.learning.review(id, { ...review, actor: agent })).rejects.toMatchObject({
      code: 'ERR_TICKET_ROLE',
    })
    const own = { ...review, actor: { ...supervisor, id: agent.id } }
    await expect(desk.learning.review(id, own)).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    expect(await desk.learning.review(id, review)).toMatchObject({
      status: 'accepted',
      reviewedBy: supervisor.name,
      reviewNote: '对，已电［手机号］核实',
    })
    await expect(desk.learning.review(id, review)).rejects.toMatchObject({ code: 'ERR_STORE_CONFLICT' })
  })

  describe('retraining', () => {
    const acceptMany = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await dispatch()
      for (const { id } of (await desk.learning.cases({ limit: 200 }, agent)).items)
        await desk.learning.review(id, { actor: supervisor, accept: true })
    }

    test('promotes what is not worse on the cases held out from it', async () => {
      const trainer = makeTrainer({ top1: 0.8, top3: 0.95 })
      await open({ trainer })
      await acceptMany(60)
      const result = await desk.learning.retrain(supervisor)
      expect(result).toMatchObject({ promoted: true, startedBy: supervisor.name })
      expect(trainer.promoted).toBe(1)
      expect(trainer.trained.some(({ id }) => id !== 'p1' && isHeldOut(id))).toBe(false)
      expect(result.heldOut + trainer.trained.length).toBe(61)
      expect(await desk.learning.retrainings(agent)).toEqual([result])
    })

    test('is known to the next start before it is in use', async () => {
      const trainer = makeTrainer({ top1: 0.9 })
      const { deps } = await openTestDesk(engine.db)
      const store = { ...deps.store, saveRetraining: () => Promise.reject(new Error('no line')) }
      await open({ trainer, store })
      await acceptMany(60)
      await expect(desk.learning.retrain(supervisor)).rejects.toThrow('no line')
      expect(trainer.promoted).toBe(0)
    })

    test('leaves the present model where the candidate is worse, or where too few cases can tell', async () => {
      const trainer = makeTrainer({ top3: 0.85 })
      await open({ trainer })
      await expect(desk.learning.retrain(supervisor)).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
      await acceptMany(60)
      const result = await desk.learning.retrain(supervisor)
      expect(result).toMatchObject({ promoted: false, before: { top3: 0.9 }, after: { top3: 0.85 } })
      expect(result.reason).toContain('前三命中率由 90.0% 降到 85.0%')
      expect(trainer.promoted).toBe(0)
      await expect(desk.learning.retrain(agent)).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    })
  })
})
