/** A clause with its closing mark, and the number of its sentence; offsets are UTF-16 code units. */
export interface Clause {
  text: string
  start: number
  end: number
  sentence: number
}

const CLAUSE =
  /(?:\d[,，]\d|[^，,。；;！!？?\n\s]|(?<![\u4e00-\u9fa5］])\s(?![\u4e00-\u9fa5［])|(?<=\d)\s(?=\d))+(?:[，,。；;！!？?\n\s]+|$)/gu
const STOP = /[。！!？?\n]/

/** The clauses of a text, cut at its commas and stops, and at the blanks of those who write none. */
export function splitClauses(text: string): Clause[] {
  let sentence = 0
  return [...text.matchAll(CLAUSE)].map(({ 0: written, index }) => {
    const clause = {
      text: written.trim().replace(/[，,；;]+$/, ''),
      start: index,
      end: index + written.length,
      sentence,
    }
    if (STOP.test(written.slice(-3)) && STOP.test(written)) sentence += 1
    return clause
  })
}
