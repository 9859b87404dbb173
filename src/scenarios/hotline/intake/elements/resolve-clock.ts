import { NUMERAL_PATTERN as N, parseNumeral } from '../../../../shared/text/numerals.ts'

/** Hours that a part of the day adds to a clock of twelve hours. */
const AFTERNOON = /下午|后晌|傍晚|傍黑|晚上|夜里|夜间|半夜|深夜|晚饭后|昨晚|今晚|前晚|放学/
/** Up to which hour a word means the small hours: 晚上两点 is at night, 晚上五点 is in the evening. */
const SMALL_HOURS: readonly (readonly [RegExp, number])[] = [
  [/凌晨|夜/, 6],
  [/晚/, 5],
]

/** `HH:MM` of a clock as written (`下午三点半`, `9:30`), or null. */
export function resolveClock(written: string): string | null {
  const digital = /(\d{1,2})[:：](\d{2})/.exec(written)
  const spoken = new RegExp(`(零|${N})点(?:钟)?(?:(半)|(一刻)|(${N})分?)?`).exec(written)
  if (!digital && !spoken) return null
  let hour = digital ? Number(digital[1]) : spoken![1] === '零' ? 0 : (parseNumeral(spoken![1]!) ?? 0)
  const minute = digital ? Number(digital[2]) : minutesOf(spoken!)
  const small = SMALL_HOURS.some(([words, before]) => words.test(written) && hour < before)
  if (hour < 12 && AFTERNOON.test(written) && !small) hour += 12
  if (hour === 12 && /夜|凌晨|晚/.test(written)) hour = 0
  return hour > 23 || minute > 59
    ? null
    : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function minutesOf(match: RegExpExecArray): number {
  if (match[2] !== undefined) return 30
  if (match[3] !== undefined) return 15
  return match[4] === undefined ? 0 : (parseNumeral(match[4]) ?? 0)
}
