/** Ways to write each digit, by value. */
const DIGIT_FORMS = ['零〇○Ｏ', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
const DIGITS: ReadonlyMap<string, number> = new Map(
  DIGIT_FORMS.flatMap((forms, value) => [...forms].map((form) => [form, value] as const)),
)

/** Regular-expression source that matches one numeral as policy texts write it: Chinese, or Arabic half or full width. */
export const NUMERAL_PATTERN = '(?:[零〇○一二两三四五六七八九十百千万]+|[0-9０-９]+)'

/**
 * Value of a Chinese or Arabic numeral (`十二` → 12, `一百零三` → 103, `二〇二四` → 2024, `１２` → 12), or null when
 * the text is not one numeral and nothing else. Values are non-negative integers.
 */
export function parseNumeral(text: string): number | null {
  const arabic = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  if (/^\d{1,15}$/.test(arabic)) return Number(arabic)
  const characters = [...text]
  if (characters.length === 0) return null
  if (characters.every((character) => DIGITS.has(character))) {
    const value = Number(characters.map((character) => DIGITS.get(character)).join(''))
    return Number.isSafeInteger(value) ? value : null
  }
  return parseWithUnits(text)
}

/** Splits at 亿 and 万, each at most once and in this order. */
const LARGE = /^(?:(.+?)亿)?(?:(.+?)万)?(.*)$/
const D = '[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]'
const SECTION = new RegExp(`^零?(?:(${D})[千仟])?零?(?:(${D})[百佰])?零?(?:(${D})?([十拾]))?零?(${D})?$`)

function parseSection(text: string): number | null {
  const match = SECTION.exec(text)
  if (!match) return null
  const [, thousands, hundreds, tens, ten, ones] = match
  const digit = (name: string | undefined): number => (name === undefined ? 0 : (DIGITS.get(name) ?? 0))
  return digit(thousands) * 1000 + digit(hundreds) * 100 + (ten ? digit(tens ?? '一') * 10 : 0) + digit(ones)
}

function parseWithUnits(text: string): number | null {
  const match = LARGE.exec(text)
  if (!match) return null
  let total = 0
  for (const [part, scale] of [
    [match[1], 100_000_000],
    [match[2], 10_000],
    [match[3], 1],
  ] as const) {
    if (part === undefined || part === '') continue
    const value = parseSection(part)
    if (value === null || value === 0) return null
    total += value * scale
  }
  return total === 0 ? null : total
}

const DIGIT_NAMES = '零一二三四五六七八九'

/** Chinese numeral of an integer from 0 to 9999 as headings write it (12 → `十二`, 103 → `一百零三`); RangeError outside. */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError('expected an integer from 0 to 9999')
  if (value === 0) return '零'
  const digits = [...String(value)].map(Number)
  let text = ''
  digits.forEach((digit, index) => {
    const place = digits.length - 1 - index
    if (digit !== 0) text += DIGIT_NAMES[digit] + (['', '十', '百', '千'][place] ?? '')
    else if (digits.slice(index).some((rest) => rest !== 0) && !text.endsWith('零')) text += '零'
  })
  return value >= 10 && value < 20 ? text.slice(1) : text
}
