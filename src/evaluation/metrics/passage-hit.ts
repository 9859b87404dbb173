import { withoutSpace } from '../text/comparable.ts'

/** Longest passage that counts, in characters; the rest of a longer one is not read. */
export const PASSAGE_LENGTH = 400
/** Start of an answer that a passage must hold. */
const ANSWER_START = 60

/**
 * Whether a passage is a hit for an answer that is a span of a document: its first 400 characters hold the first 60
 * characters of the answer, white space ignored. An empty answer has no hit. Definition: README of the shared data.
 */
export function passageHolds(passage: string, answer: string): boolean {
  const start = withoutSpace(answer).slice(0, ANSWER_START)
  return start !== '' && withoutSpace(passage.slice(0, PASSAGE_LENGTH)).includes(start)
}
