import { expect, test } from 'vitest'
import { PgliteEngine } from './engine.ts'

test('when the thread dies, what waits and what comes fails with a code', { timeout: 120_000 }, async () => {
  const engine = await PgliteEngine.open(null)
  const waiting = engine.query('SELECT count(*) FROM generate_series(1, 1000000000)', [])
  const outcome = expect(waiting).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' })
  await engine.terminate()
  await outcome
  await expect(engine.query('SELECT 1', [])).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' })
  await engine.close()
})
