import type { ChatModel, Embedder, Tokenizer } from '../../models/ports.ts'
import type { PromptRegistry } from '../../models/prompts/registry.ts'
import type { ContactBook } from '../../rag/answer/contacts.ts'
import type { Screens } from '../../rag/answer/steps/screen.ts'
import type { Retriever } from '../../rag/retrieve/index.ts'
import type { Clock } from '../../shared/clock.ts'
import type { LibraryView } from '../../rag/library-view.ts'

/** What the scenario is made of; the container chooses. */
export interface PolicyQaDeps {
  view: () => Promise<LibraryView>
  retriever: Retriever
  embedder: Embedder | null
  /** A chat model with its prompts, or null: answers are then made of quotations only. */
  chat: { model: ChatModel; tokenizer: Tokenizer; prompts: PromptRegistry } | null
  contacts: ContactBook
  /** What looks at a question before anything is searched. */
  screens: Screens
  clock: Clock
  /** Text as the library is normalised, so that question and documents meet. */
  normalise: (text: string) => string
  /** Longest time an answer may take, in milliseconds. */
  timeoutMs: number
}
