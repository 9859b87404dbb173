import type { DraftSentence } from '../context.ts'
import { endSentence } from './sentence/clip.ts'
import type { PartMaterial } from './types.ts'

/** Quote the definition when the question asks what a term of a glossary means. */
export function quoteTerm(material: PartMaterial): DraftSentence[] | null {
  const { analysis } = material.part
  if (!analysis.facets.has('definition')) return null
  const asked = analysis.question.toLowerCase()
  const found = material.candidates
    .filter((candidate) => candidate.chunk.kind === 'term')
    .flatMap((candidate) => {
      const document = material.documents.get(candidate.chunk.docId)
      const term = document?.terms.find(
        (entry) => entry.start <= candidate.chunk.start && candidate.chunk.start < entry.end,
      )
      return document && term && asked.includes(term.term.toLowerCase())
        ? [{ candidate, document, term }]
        : []
    })
    .sort((a, b) => b.term.term.length - a.term.term.length)[0]
  if (found === undefined) return null
  const evidence = material.book.issue(
    found.document,
    found.candidate.document,
    found.term.start,
    found.term.end,
  )
  return [{ text: endSentence(evidence.quote), tokens: [evidence.token] }]
}
