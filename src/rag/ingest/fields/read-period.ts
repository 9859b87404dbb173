/** Years a plan covers; both inclusive. */
export interface Period {
  from: number
  to: number
}

const RANGE = /(20[0-9]{2})\s*年?\s*(?:—+|－+|-+|–|~|～|至|到)\s*(20[0-9]{2})\s*年?/u
const SINGLE =
  /(20[0-9]{2})\s*年?(?:度)?[\u4e00-\u9fff]{0,6}(?:行动方案|行动计划|工作方案|实施方案|工作要点|工作计划|工作安排)/u

/** Years a plan covers, from its title, else from the sentence that states its term; null when neither does. */
export function readPeriod(title: string | null, text: string): Period | null {
  if (title !== null) {
    const own = title.replace(/《[^》]*》/gu, '')
    const stated = range(RANGE.exec(own)) ?? single(SINGLE.exec(own))
    if (stated) return stated
  }
  const sentence = sentenceOf(text, /规划期限?|实施期限|行动期限?/u)
  if (sentence === null) return null
  const between = range(RANGE.exec(sentence))
  if (between) return between
  const base = /基准年(?:为|是)?\s*(20[0-9]{2})/u.exec(sentence)
  const end = /期限?(?:为|是)?(?:至|到|截至)\s*(20[0-9]{2})/u.exec(sentence)
  return base && end ? ordered(Number(base[1]), Number(end[1])) : null
}

/** The sentence around the first match, at most so many characters each way. */
const REACH = 200

function sentenceOf(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text)
  if (!match) return null
  const before = text
    .slice(Math.max(0, match.index - REACH), match.index)
    .split(/[。\n]/u)
    .at(-1)!
  const after = text.slice(match.index, match.index + REACH).split(/[。\n]/u)[0]!
  return before + after
}

function range(match: RegExpExecArray | null): Period | null {
  return match ? ordered(Number(match[1]), Number(match[2])) : null
}

function single(match: RegExpExecArray | null): Period | null {
  return match ? { from: Number(match[1]), to: Number(match[1]) } : null
}

function ordered(from: number, to: number): Period | null {
  return from <= to && to - from <= 30 ? { from, to } : null
}
