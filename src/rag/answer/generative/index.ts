import { splitSentences } from '../../../shared/text/sentences.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { ChatModel, Tokenizer } from '../../../models/ports.ts'
import type { PromptRegistry } from '../../../models/prompts/registry.ts'
import type { DraftSentence, ReadDocument } from '../context.ts'
import type { Composer } from '../steps/compose.ts'
import { selectPassages } from './passages.ts'
import { createValueTokens, type ValueTokens } from './tokens.ts'

export interface GenerativeDeps {
  model: ChatModel
  tokenizer: Tokenizer
  prompts: PromptRegistry
  read: ReadDocument
}

const PROMPT = 'policy-qa/compose-answer'
/** Room for the reply, and for the instructions around the evidence. */
const REPLY_TOKENS = 700
const INSTRUCTION_TOKENS = 1200
/** More evidence than this makes small models wander. */
const EVIDENCE_TOKENS = 3500

interface Reply {
  answer: string
  completeness: 'full' | 'partial' | 'none'
  citations: string[]
}

/** Let a chat model write the answer from numbered evidence; what it writes is checked afterwards like any draft. */
export function generativeComposer(deps: GenerativeDeps): Composer {
  return async (context, signal) => {
    const room = Math.min(EVIDENCE_TOKENS, deps.model.contextTokens - REPLY_TOKENS - INSTRUCTION_TOKENS)
    const text = await selectPassages(context, deps.read, deps.tokenizer, room)
    const values = createValueTokens()
    const prompt = deps.prompts.render(PROMPT, {
      today: context.asOf,
      question: context.carried
        ? `${context.carried.question}\n（承接上一问）${context.question}`
        : context.question,
      evidence: values.hide(text),
    })
    const result = await deps.model.complete({ ...prompt, maxTokens: REPLY_TOKENS, temperature: 0 }, signal)
    const reply = result.parsed as Reply | undefined
    if (reply === undefined) throw new HuidaError('ERR_MODEL_OUTPUT', '模型的答复不是约定的格式')
    const sentences = reply.completeness === 'none' ? [] : readSentences(reply, values)
    const completeness = sentences.length === 0 ? 'none' : reply.completeness
    return {
      draft: { sentences, completeness, composer: 'generative', model: deps.model.id },
      ...result.usage,
    }
  }
}

/** Sentences with the tokens written in or right behind them; a reply whose only sentence has no mark takes its list of citations. */
function readSentences(reply: Reply, values: ValueTokens): DraftSentence[] {
  const marked = reply.answer.replace(/([。！？；])((?:\s*\[c\d+\])+)/g, '$2$1')
  const spans = splitSentences(marked)
  return spans.flatMap((span) => {
    const tokens = [...span.text.matchAll(/\[(c\d+)\]/g)].map((match) => match[1]!)
    const text = values.reveal(span.text.replace(/\s*\[c\d+\]/g, ''))
    if (text === null || text.trim() === '') return []
    return [
      { text, tokens: tokens.length > 0 ? [...new Set(tokens)] : spans.length === 1 ? reply.citations : [] },
    ]
  })
}
