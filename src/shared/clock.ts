import { chinaDay } from './china-time.ts'

/** Time as a dependency, so that “today” can be held still. */
export interface Clock {
  now(): Date
  /** Today in China, ISO (YYYY-MM-DD): validity of a policy turns at midnight there. */
  today(): string
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => chinaDay(new Date()),
}
