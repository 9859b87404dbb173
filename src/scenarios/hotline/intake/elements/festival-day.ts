import { addDays } from '../../../../shared/china-time.ts'

const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

/** Festivals by name with month and day, of the lunar calendar or of the common one. */
const FESTIVALS: readonly (readonly [RegExp, string, 'lunar' | 'common'])[] = [
  [/中秋/, '8/15', 'lunar'],
  [/重阳/, '9/9', 'lunar'],
  [/端午/, '5/5', 'lunar'],
  [/元宵/, '1/15', 'lunar'],
  [/元旦/, '1/1', 'common'],
  [/双十一/, '11/11', 'common'],
]
const DAYS_BACK = 400

/** ISO date of the last festival of a name up to a day (ISO); null for none, and for a holiday of several days. */
export function festivalDay(written: string, reported: string): string | null {
  const known = FESTIVALS.find(([name]) => name.test(written))
  if (known === undefined || /期间|假期|前后|以前|之前/.test(written)) return null
  const [, wanted, calendar] = known
  for (let back = 0; back < DAYS_BACK; back++) {
    const day = addDays(reported, -back)
    const of = calendar === 'lunar' ? LUNAR.format(new Date(`${day}T00:00:00Z`)) : commonOf(day)
    if (of === wanted) return day
  }
  return null
}

const commonOf = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
