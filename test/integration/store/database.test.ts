import { beforeEach, expect, test } from 'vitest'
import { createSettingStore, migrate, openDatabase } from '../../../src/store/postgres/index.ts'
import { describeEngines } from './engines.ts'

describeEngines('database', (engine) => {
  beforeEach(() => engine.clear())

  test('parses rows alike on both engines', async () => {
    const [row] = await engine.db.query(
      `SELECT 1::int AS i, 9007199254740991::bigint AS b, 1.5::float8 AS f, $1::jsonb AS j, $2::text[] AS a,
         $3::vector(3)::text AS v, '2026-01-02T03:04:05Z'::timestamptz AS t, true AS y, NULL AS n`,
      ['{"k":[1]}', ['甲,"', '乙\\'], '[1,0.5,-2]'],
    )
    expect(row).toEqual({
      i: 1,
      b: 9007199254740991,
      f: 1.5,
      j: { k: [1] },
      a: ['甲,"', '乙\\'],
      v: '[1,0.5,-2]',
      t: new Date('2026-01-02T03:04:05Z'),
      y: true,
      n: null,
    })
  })

  test('commits whole transactions only, and nothing slips in between', async () => {
    const settings = createSettingStore(engine.db)
    const failing = engine.db.transaction(async (tx) => {
      await tx.query("INSERT INTO settings VALUES ('a', '1')")
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await settings.get('a')).toBeNull()

    const write = engine.db.transaction(async (tx) => {
      await tx.query("INSERT INTO settings VALUES ('a', '1')")
      await new Promise((resolve) => setTimeout(resolve, 50))
      await tx.query("UPDATE settings SET value = '2'")
    })
    const seen = await Promise.all([settings.get('a'), write.then(() => settings.get('a'))])
    expect(seen[0] === null || seen[0] === '2').toBe(true)
    expect(seen[1]).toBe('2')
  })

  test('gives errors a code and goes on working', async () => {
    await expect(engine.db.query('SELEC 1')).rejects.toMatchObject({ code: 'ERR_INTERNAL' })
    await expect(engine.db.exec('BEGIN; SELECT 1 / 0; COMMIT')).rejects.toMatchObject({
      code: 'ERR_INTERNAL',
    })
    await engine.db.query("INSERT INTO settings VALUES ('k', 'v')")
    const twice = engine.db.query("INSERT INTO settings VALUES ('k', 'v')")
    await expect(twice).rejects.toMatchObject({ code: 'ERR_STORE_CONFLICT' })
    expect(await engine.db.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('migrating again does nothing', async () => {
    expect(await migrate(engine.db)).toEqual([])
  })

  test('answers many queries at once', async () => {
    const rows = await Promise.all(
      Array.from({ length: 50 }, (_value, n) => engine.db.query('SELECT $1::int AS n', [n])),
    )
    expect(rows.map(([row]) => row?.n)).toEqual(Array.from({ length: 50 }, (_value, n) => n))
  })
})

test('a query of the database inside a transaction of the embedded one is an error, not a standstill', async () => {
  const db = await openDatabase({ dataDir: null })
  try {
    const nested = db.transaction(() => db.query('SELECT 1'))
    await expect(nested).rejects.toMatchObject({ code: 'ERR_INTERNAL' })
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  } finally {
    await db.close()
  }
  await expect(db.query('SELECT 1')).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' })
})

test('a server that is not there is told within seconds', async () => {
  const started = performance.now()
  const outcome = openDatabase({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/none', dataDir: null })
  await expect(outcome).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' })
  expect(performance.now() - started).toBeLessThan(8_000)
})
