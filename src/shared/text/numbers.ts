import { parseNumeral } from './numerals.ts'

const ARABIC = /\d+(?:[.,]\d+)*/g
const CHINESE =
  /[零〇一二三四五六七八九十百千万亿两]{2,}|[二三四五六七八九十百千万两](?=[个次天年月日人户元米吨层栋号楼岁名条家台辆棵起件回遍周块成倍折孩胎])/g

const halfWidth = (text: string): string =>
  text.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** The numbers a text holds: Arabic ones as written (`1,200` and `1200` are one), Chinese ones by value. */
export function numbersIn(text: string): { written: string; value: string }[] {
  const plain = halfWidth(text)
  const arabic = [...plain.matchAll(ARABIC)].map(([written]) => ({
    written,
    value: written.replaceAll(',', ''),
  }))
  const chinese = [...plain.matchAll(CHINESE)].flatMap(([written]) => {
    const value = parseNumeral(written)
    return value === null ? [] : [{ written, value: String(value) }]
  })
  return [...arabic, ...chinese]
}

/** Values of all numbers of these texts. */
export function numberValues(texts: Iterable<string>): Set<string> {
  const values = new Set<string>()
  for (const text of texts) for (const { value } of numbersIn(text)) values.add(value)
  return values
}
