const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
/** A time of day without an offset is China's. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/

/** ISO day in China of an instant, or of an ISO 8601 time as written (without an offset: China's). RangeError for no time. */
export function chinaDay(at: Date | string): string {
  const instant = typeof at === 'string' ? new Date(LOCAL.test(at) ? `${at}+08:00` : at) : at
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** ISO 8601 with `+08:00`, to the second. */
export function chinaTime(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** The instant at which an ISO day begins in China. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** Days from an ISO day to a later one; negative where it is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** The ISO day so many days after an ISO day, before it where negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
