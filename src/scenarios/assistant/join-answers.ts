import { statusFamily } from '../../rag/answer/status.ts'
import type { Answer } from '../../rag/answer/types.ts'

/** A part of a question with the answer to it. */
export interface PartAnswer {
  question: string
  answer: Answer
}

/** An answer followed by those to further parts of its question, citations numbered through; a part without one is named. */
export function joinAnswers(first: Answer, parts: readonly PartAnswer[]): Answer {
  return parts.reduce((whole, { question, answer }) => {
    if (bare(whole.answer).includes(bare(answer.answer))) return whole
    if (statusFamily(answer.status) !== 'answered') {
      const lacking = `“${question.replace(/[，,？?。；;\s]+$/g, '')}”这一问，政策库中没有查到依据。`
      return { ...whole, status: 'answered_partial' as const, notices: [...whole.notices, lacking] }
    }
    const offset = Math.max(0, ...whole.citations.map(({ n }) => n))
    const shifted = answer.answer.replace(/\[(\d+)\]/g, (_, n: string) => `[${Number(n) + offset}]`)
    return {
      ...whole,
      answer: `${whole.answer}\n${shifted}`,
      citations: [
        ...whole.citations,
        ...answer.citations.map((cited) => ({ ...cited, n: cited.n + offset })),
      ],
      notices: [...new Set([...whole.notices, ...answer.notices])],
    }
  }, first)
}

/** What an answer says, without the name of the item it opens with and the marks of its citations. */
const bare = (text: string): string => text.replace(/^“[^”]+”|\[\d+\]/g, '')
