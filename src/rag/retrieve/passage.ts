import { splitSentences } from '../../shared/text/sentences.ts'
import type { StoredDocument } from '../../store/ports.ts'
import type { Candidate } from './types.ts'

/** Longest passage returned or shown, in characters. */
export const MAX_PASSAGE = 400

/** A readable passage around a chunk; offsets into the document's text. */
export interface Passage {
  candidate: Candidate
  text: string
  start: number
  end: number
}

/**
 * Passages of the best candidates: each chunk with as many whole sentences around it as fit, so that what crosses a
 * border of chunks is whole; one that lies within an earlier one, or repeats its words in a copy of the document, is
 * left out. A chunk longer than a passage is cut at its end.
 */
export function mergePassages(
  candidates: readonly Candidate[],
  documents: ReadonlyMap<string, StoredDocument>,
  limit: number,
): Passage[] {
  const passages: Passage[] = []
  const seen = new Set<string>()
  for (const candidate of candidates) {
    if (passages.length >= limit) break
    const passage = widen(candidate, documents.get(candidate.chunk.docId))
    const plain = passage.text.replace(/\s/g, '')
    const inside = passages.some(
      (one) =>
        one.candidate.chunk.docId === candidate.chunk.docId &&
        one.start <= candidate.chunk.start &&
        candidate.chunk.end <= one.end,
    )
    if (inside || seen.has(plain)) continue
    seen.add(plain)
    passages.push(passage)
  }
  return passages
}

function widen(candidate: Candidate, document: StoredDocument | undefined): Passage {
  const { chunk } = candidate
  if (document === undefined || chunk.kind !== 'text' || chunk.end - chunk.start >= MAX_PASSAGE) {
    return {
      candidate,
      text: chunk.text.slice(0, MAX_PASSAGE),
      start: chunk.start,
      end: chunk.start + Math.min(chunk.text.length, MAX_PASSAGE),
    }
  }
  let { start, end } = chunk
  const after = splitSentences(document.text, end, Math.min(document.text.length, end + MAX_PASSAGE))
  const before = splitSentences(document.text, Math.max(0, start - MAX_PASSAGE), start).reverse()
  // The first sentence of the window before is cut by its border.
  if (start > MAX_PASSAGE) before.pop()
  for (let turn = 0; after.length > 0 || before.length > 0; turn++) {
    const next = turn % 2 === 0 ? after.shift() : undefined
    const previous = turn % 2 === 1 ? before.shift() : undefined
    if (next && next.end - start <= MAX_PASSAGE) end = next.end
    else if (next) after.length = 0
    if (previous && end - previous.start <= MAX_PASSAGE) start = previous.start
    else if (previous) before.length = 0
  }
  return { candidate, text: document.text.slice(start, end), start, end }
}
