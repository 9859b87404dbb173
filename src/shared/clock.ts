/** Time as a dependency, so that “today” can be held still. */
export interface Clock {
  now(): Date
  /** Today in China, ISO (YYYY-MM-DD): validity of a policy turns at midnight there. */
  today(): string
}

const CHINA = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => CHINA.format(new Date()),
}
