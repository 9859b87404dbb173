import type { Database, SettingStore } from '../ports.ts'

/** Settings in the database. */
export function createSettingStore(db: Database): SettingStore {
  const store: SettingStore = {
    async get(key) {
      const [row] = await db.query<{ value: string }>('SELECT value FROM settings WHERE key = $1', [key])
      return row?.value ?? null
    },
    async swap(key, before, after) {
      const changed =
        before === null
          ? await db.query(
              'INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING key',
              [key, after],
            )
          : await db.query('UPDATE settings SET value = $3 WHERE key = $1 AND value = $2 RETURNING key', [
              key,
              before,
              after,
            ])
      return changed.length > 0
    },
    async obtain(key, make) {
      const stored = await store.get(key)
      if (stored !== null) return stored
      const made = make()
      return (await store.swap(key, null, made)) ? made : store.obtain(key, make)
    },
  }
  return store
}
