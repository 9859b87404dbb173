import type { Database, SettingStore } from '../ports.ts'

/** Settings in the database. */
export function createSettingStore(db: Database): SettingStore {
  return {
    async get(key) {
      const [row] = await db.query<{ value: string }>('SELECT value FROM settings WHERE key = $1', [key])
      return row?.value ?? null
    },
    async set(key, value) {
      await db.query(
        'INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        [key, value],
      )
    },
  }
}
