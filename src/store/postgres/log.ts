/** Where the store reports what an operator should know; a pino logger fits. */
export interface StoreLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
}

/** Drops every line. */
export const silentLog: StoreLog = { info: () => {}, warn: () => {} }
