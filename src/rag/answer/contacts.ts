import type { AnswerContext } from './context.ts'
import { relatedDocuments } from './refusal.ts'
import type { Contact } from './types.ts'

/** Whom to ask: the hotline, and departments of the service's own city that a text names. */
export interface ContactBook {
  hotline: Contact
  /** The city whose departments these are (`晏海市`). */
  city: string
  /** Departments a text names or whose business its words are, best first; empty when the city has no list. */
  find(text: string): Contact[]
}

const MOST = 3

/** The hotline, then departments that fit the question and the quoted passages, when those are of the same city. */
export function contactsFor(context: AnswerContext, book: ContactBook): Contact[] {
  const cited = context.citations.map((citation) => context.documents.get(citation.doc_id)?.region)
  const regions =
    cited.length > 0 ? cited : [...context.documents.values()].map((document) => document.region)
  if (!regions.includes(book.city) || (context.analysis?.foreignPlaces.length ?? 0) > 0) return [book.hotline]
  const quoted = context.citations.map((citation) => citation.quote).join('\n')
  // A question that found no answer is for whoever issued what lies nearest.
  const issuers = cited.length > 0 ? '' : relatedDocuments(context.parts)[0]?.issuer
  return [book.hotline, ...book.find(`${context.question}\n${quoted}\n${issuers ?? ''}`).slice(0, MOST - 1)]
}
