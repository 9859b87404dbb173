import { contactsFor } from '../../rag/answer/contacts.ts'
import { readDocuments } from '../../rag/answer/read-documents.ts'
import type { TracedRun } from '../../rag/answer/run-to-end.ts'
import { toAnswer } from '../../rag/answer/to-answer.ts'
import type { Answer } from '../../rag/answer/types.ts'
import { MAX_PASSAGE, mergePassages } from '../../rag/retrieve/passage.ts'
import type { PolicyQaDeps } from './deps.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import { EXPLAINED, explainCandidates, toPassage } from './passages.ts'

const RETRIEVED = 10
/** Candidates of each part whose passages an answer may show. */
const SHOWN = 15

/** The public answer of a run over the library. */
export async function toPolicyAnswer(run: TracedRun, view: LibraryView, deps: PolicyQaDeps): Promise<Answer> {
  const { parts, citations, status } = run.context
  const found = parts.map((part) => part.retrieval.candidates)
  const texts = await readDocuments(
    found.flatMap((candidates) => candidates.slice(0, SHOWN)).map(({ document }) => document.id),
    view.read,
  )
  return toAnswer(run, {
    askedAt: deps.clock.now().toISOString(),
    status,
    retrieved: mergePassages(interleave(found), texts, RETRIEVED).map(toPassage),
    contacts: contactsFor(run.context, deps.contacts),
    explained: {
      searchedFor: parts.map((part) => part.analysis.searchText).join(' / '),
      terms: [...(parts[0]?.analysis.terms ?? [])].map(([term, weight]) => ({ term, weight })),
      candidates: explainCandidates(
        found
          .flat()
          .slice(0, EXPLAINED)
          .map((candidate) => ({ candidate, text: candidate.chunk.text.slice(0, MAX_PASSAGE) })),
        citations,
      ),
      hashes: {
        corpus: view.revision,
        embedder: deps.embedder?.id ?? null,
        prompts: deps.chat === null ? {} : deps.chat.prompts.hashes(),
      },
    },
  })
}

/** The best of each part in turn: a comparison shows both sides at the top. */
function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => (i < list.length ? [list[i]!] : [])),
  ).flat()
}
