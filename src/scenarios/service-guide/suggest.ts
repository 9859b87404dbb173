import { embedAtOnce } from '../../models/embed-at-once.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import { dot } from '../../shared/dot-product.ts'
import { asMeant } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { advance, NOTHING_SAID } from './understand/talk/dialogue.ts'

/**
 * Fit by words and cosine of the name from which on an item is offered where nothing was found. Words alone meet by chance
 * (`举报` and `报销`): of 22 refused questions of a trial the two together offered the right item to five, and to one what
 * it hadn't asked for.
 */
const LIKELY = { fit: 0.4, meaning: 0.5 }
const MOST = 2

/** Names of the items that a question without an answer may be meant for, the likeliest first; none without vectors. */
export async function suggestItems(
  question: string,
  knowledge: Knowledge,
  { documents }: Pick<LibraryView, 'documents'>,
  deps: ServiceGuideDeps,
): Promise<string[]> {
  const meant = asMeant(question, knowledge, deps, documents)
  const names = advance(NOTHING_SAID, meant, knowledge)
    .candidates.filter(({ score }) => score >= LIKELY.fit)
    .map(({ entry }) => entry.item.name)
  if (deps.embedder === null || names.length === 0) return []
  // A refusal stands without what might be meant instead.
  const vectors = await embedAtOnce(
    deps.embedder,
    [meant, ...names],
    AbortSignal.timeout(deps.timeoutMs),
  ).catch(() => null)
  const [asked, ...named] = vectors ?? []
  if (asked === undefined) return []
  return names.filter((_, at) => dot(named[at]!, asked) >= LIKELY.meaning).slice(0, MOST)
}
