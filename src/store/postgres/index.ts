/** The only door to the database: everything else under store/postgres is private. */
export { createAnswerStore } from './answers.ts'
export { announceService, openDatabase, type DatabaseOptions } from './database.ts'
export { createLibraryStore } from './library/index.ts'
export type { StoreLog } from './log.ts'
export { migrate } from './migrate.ts'
export { readLockHolder, type LockHolder } from './pglite/lock.ts'
export { createSettingStore } from './settings.ts'
