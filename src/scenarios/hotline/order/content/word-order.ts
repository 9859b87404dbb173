import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { CityPack } from '../../../../city/types.ts'
import type { ChatModel } from '../../../../models/ports.ts'
import type { PromptRegistry } from '../../../../models/prompts/registry.ts'
import { isHuidaError } from '../../../../shared/errors.ts'
import { checkOrder } from '../check/check-order.ts'
import type { OrderContent, OrderDraft, OrderSource, SentenceSource } from '../types.ts'
import { traceWording } from './trace-wording.ts'

const PROMPT = 'hotline/draft-order'
const MAX_TOKENS = 800
const Wording = Type.Object({
  cause: Type.String(),
  course: Type.String(),
  demand: Type.String({ minLength: 1 }),
})

/** Model, prompts, and how long to wait. */
export interface WordingDeps {
  model: ChatModel
  prompts: PromptRegistry
}

/**
 * The order with 起因、经过、诉求 in a model's words, where every sentence stands in the ticket by its words and the check
 * finds nothing; otherwise, and when the model fails, the order as it was.
 */
export async function wordOrder(
  order: OrderDraft,
  source: OrderSource,
  pack: CityPack,
  { model, prompts }: WordingDeps,
  signal?: AbortSignal,
): Promise<OrderDraft> {
  const content = await askModel(source, { model, prompts }, signal)
  if (content === null) return order
  const traced = [content.cause, content.course, content.demand].flatMap((part) =>
    traceWording(part, source.text),
  )
  if (traced.some(({ source: found }) => found === null)) return order
  const worded: OrderDraft = {
    ...order,
    content,
    sources: [...withoutContent(order), ...traced.map(({ source: found }) => found!)],
    wording: 'generative',
    model: `${model.id} ${prompts.hash(PROMPT)}`,
  }
  const problems = checkOrder(worded, `${source.text}\n${source.supplement}`, pack)
  return problems.some(({ field }) => field.startsWith('content.')) ? order : { ...worded, problems }
}

async function askModel(
  { text, title, type }: OrderSource,
  { model, prompts }: WordingDeps,
  signal?: AbortSignal,
): Promise<OrderContent | null> {
  const prompt = prompts.render(PROMPT, { type, title, ticket: text })
  try {
    const { parsed } = await model.complete({ ...prompt, maxTokens: MAX_TOKENS, temperature: 0 }, signal)
    return Value.Check(Wording, parsed) ? parsed : null
  } catch (error) {
    if (isHuidaError(error)) return null
    throw error
  }
}

/** Sources of everything but the content. */
function withoutContent({ content, sources }: OrderDraft): SentenceSource[] {
  const all = `${content.cause}${content.course}${content.demand}`
  return sources.filter(({ from, sentence }) => from !== 'ticket' || !all.includes(sentence))
}
