const DAY_MS = 86_400_000
const CHINA = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** A day in China, ISO; `back` days before today. */
export const dayBack = (back: number): string => CHINA.format(new Date(Date.now() - back * DAY_MS))

/** The last so many days up to and with today; the end does not count, so it is tomorrow. */
export const lastDays = (count: number): { from: string; to: string } => ({
  from: dayBack(count - 1),
  to: dayBack(-1),
})
