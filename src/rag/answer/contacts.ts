import type { AnswerContext } from './context.ts'
import type { Contact } from './types.ts'

/** Whom to ask: the hotline, and departments of the service's own city that a text names. */
export interface ContactBook {
  hotline: Contact
  /** Departments a text names or whose business its words are, best first; empty when the city has no list. */
  find(text: string): Contact[]
}

const MOST = 3

/** The hotline, then departments that fit the question and the quoted passages. */
export function contactsFor(context: AnswerContext, book: ContactBook): Contact[] {
  const quoted = context.citations.map((citation) => citation.quote).join('\n')
  const named = book.find(`${context.question}\n${quoted}`)
  return [book.hotline, ...named.slice(0, MOST - 1)]
}
