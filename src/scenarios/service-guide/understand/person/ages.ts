import { parseNumeral } from '../../../../shared/text/numerals.ts'

/** An age in the name of a case. */
export const AGE_BOUND = /(\d+)(?:周岁|岁)/

/** Ages of persons a text states in digits or characters below a hundred, the year left out too (`今年七十二了`). */
export function agesIn(text: string): number[] {
  const digits = [...text.matchAll(/([没未不][满到])?(\d{1,3})多?(?:周岁|岁)/g)].map(
    ([, below, age]) => Number(age) - (below === undefined ? 0 : 1),
  )
  const characters = [
    ...text.matchAll(/([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:周岁|岁)/g),
  ].map(([, age]) => parseNumeral(age!)!)
  const bare = [
    ...text.matchAll(/今年(\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?=[了的，。？?！!]|$)/g),
  ].map(([, age]) => parseNumeral(age!)!)
  return [...digits, ...characters, ...bare]
}

/** `未满16周岁`, `年满16周岁`, `80周岁以上`, `60至79周岁` against an age. */
export function holdsAge(name: string, age: number): boolean {
  const range = /(\d+)(?:周岁)?[至到—-](\d+)周?岁/.exec(name)
  if (range) return Number(range[1]) <= age && age <= Number(range[2])
  const bound = Number(AGE_BOUND.exec(name)?.[1])
  if (/未满|不满|以下/.test(name)) return age < bound
  return age >= bound
}
