import { chinaDay } from '../../../../shared/china-time.ts'
import type { DeskDeps } from '../deps.ts'

/** A ticket number that nobody has: the day, and a count of that day. */
export async function nextId({ store }: Pick<DeskDeps, 'store'>, now: Date): Promise<string> {
  const day = chinaDay(now)
  return `${day.replaceAll('-', '')}-${String(await store.nextNumber(day)).padStart(5, '0')}`
}
