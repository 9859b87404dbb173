import { Converter } from 'opencc-js/t2cn'

const simplify = Converter({ from: 't', to: 'cn' })

/**
 * Text reduced to what two wordings must share to count as the same: NFKC, Traditional → Simplified (著 as 着),
 * lower case, without white space, punctuation and symbols. Offsets are not kept.
 */
export function toComparable(text: string): string {
  return simplify(text.normalize('NFKC'))
    .replaceAll('著', '着')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}

/** Text without any white space; everything else is kept as it is. */
export const withoutSpace = (text: string): string => text.replace(/\s/g, '')

/** Sentences of an answer, trimmed, ended by 。！？ or a line break; a semicolon does not end one. */
export const splitSentences = (text: string): string[] =>
  text
    .split(/(?<=[。！？!?])|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

/** Numbers of the citation marks (`[1]`) in an answer, in order, repetitions kept. */
export const citationMarks = (answer: string): number[] =>
  [...answer.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1]))

/** The answer without its citation marks. */
export const withoutMarks = (answer: string): string => answer.replace(/\[\d{1,3}\]/g, '')
