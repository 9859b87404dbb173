import { withoutMarks } from '../text/comparable.ts'

/** Length of an answer in characters (code points), citation marks and outer white space not counted. */
export const answerLength = (answer: string): number => [...withoutMarks(answer).trim()].length
