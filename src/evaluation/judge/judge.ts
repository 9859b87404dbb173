import type { ChatModel } from '../../models/ports.ts'
import type { PromptRegistry } from '../../models/prompts/registry.ts'

/** An answer to be judged against what is right. */
export interface JudgedAnswer {
  question: string
  reference: string
  candidate: string
}

/** Says whether an answer is right; null when the model gave no verdict. */
export type Judge = (answer: JudgedAnswer) => Promise<boolean | null>

const PROMPT = 'evaluation/judge'
const MAX_TOKENS = 300

/** A chat model as a judge. Throws what the model throws but for a reply that keeps to no form, which is no verdict. */
export function createJudge(model: ChatModel, prompts: PromptRegistry): Judge {
  return async ({ question, reference, candidate }) => {
    const prompt = prompts.render(PROMPT, { question, reference, candidate })
    const { parsed } = await model.complete({ ...prompt, maxTokens: MAX_TOKENS, temperature: 0 })
    const verdict = (parsed as { verdict?: unknown } | undefined)?.verdict
    return verdict === 'correct' ? true : verdict === 'incorrect' ? false : null
  }
}
