const DAY_MS = 86_400_000
const OFFSET_MS = 8 * 3_600_000

/** Number of the day in China (days since 1970-01-01) of an instant. */
export function dayNumber(at: string): number {
  return Math.floor((Date.parse(at) + OFFSET_MS) / DAY_MS)
}

/** Number of an ISO day. */
export function numberOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** ISO day of a number. */
export function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** The instant at which a numbered day begins in China, ISO. */
export function startOfDay(number: number): string {
  return new Date(number * DAY_MS - OFFSET_MS).toISOString()
}
