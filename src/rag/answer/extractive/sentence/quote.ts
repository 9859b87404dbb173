import { endSentence } from './clip.ts'
import { sayPlainly } from './said.ts'
import type { DraftSentence } from '../../context.ts'
import type { BareSpan, PartMaterial } from '../types.ts'

/** A span as a sentence of the answer with its citation. */
export function quoteSpan(
  material: PartMaterial,
  span: Pick<BareSpan, 'document' | 'candidate' | 'start' | 'end' | 'text'>,
): DraftSentence {
  const evidence = material.book.issue(
    span.document,
    span.candidate.document,
    span.start,
    span.end,
    span.candidate.chunk.anchor,
  )
  const text = sayPlainly(span.text, material.part.analysis.question)
  return { text: endSentence(text), tokens: [evidence.token] }
}
