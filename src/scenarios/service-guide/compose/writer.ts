import type { DraftSentence } from '../../../rag/answer/context.ts'
import type { EvidenceBook } from '../../../rag/answer/evidence.ts'
import type { DocumentSummary, StoredDocument } from '../../../store/ports.ts'

/** Writes sentences that cite fields of one guide by their anchor. */
export class GuideWriter {
  readonly #document: StoredDocument
  readonly #summary: DocumentSummary
  readonly #book: EvidenceBook

  constructor(document: StoredDocument, summary: DocumentSummary, book: EvidenceBook) {
    this.#document = document
    this.#summary = summary
    this.#book = book
  }

  /** A sentence with the fields it says; an anchor the guide has not is left out. */
  say(text: string, anchors: readonly string[], newLine = false): DraftSentence {
    const tokens = anchors.flatMap((anchor) => this.#cite(anchor) ?? [])
    return { text, tokens, ...(newLine && { newLine }) }
  }

  /** A line of a list. */
  bullet(text: string, anchors: readonly string[]): DraftSentence {
    return this.say(`· ${text}`, anchors, true)
  }

  has(anchor: string): boolean {
    return this.#document.sections.some((section) => section.anchor === anchor)
  }

  #cite(anchor: string): string | null {
    const section = this.#document.sections.find((one) => one.anchor === anchor)
    if (section === undefined) return null
    // A section is cited by its lines, not by its heading.
    const first = this.#document.sections.find((one) => one.parent === anchor)
    const start = first?.start ?? section.start
    return this.#book.issue(this.#document, this.#summary, start, section.end).token
  }
}
