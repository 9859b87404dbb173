import type { DraftSentence } from '../../../rag/answer/context.ts'
import { MAX_QUOTE, type EvidenceBook } from '../../../rag/answer/evidence.ts'
import type { DocumentSummary, StoredDocument } from '../../../store/ports.ts'
import type { SectionRecord } from '../../../store/records.ts'

/** Sections whose entries are each a thing of their own. */
const SEPARATE: ReadonlySet<string> = new Set(['overview', 'locations', 'faq', 'extra'])

/**
 * Several fields of one section are cited as that section, and neighbours that rest on the same share one mark: a list of nine
 * materials has one source, not nine.
 */
export function mergeCitations(
  sentences: readonly DraftSentence[],
  book: EvidenceBook,
  guide: StoredDocument,
  summary: DocumentSummary,
): DraftSentence[] {
  const cited = new Map<SectionRecord, Set<string>>()
  for (const token of sentences.flatMap(({ tokens }) => tokens)) {
    const section = sectionOf(token, book, guide)
    if (section !== null) cited.set(section, (cited.get(section) ?? new Set()).add(token))
  }
  const whole = new Map<string, string>()
  for (const [section, tokens] of cited) {
    if (tokens.size < 2) continue
    const { token } = book.issue(guide, summary, section.start, section.end)
    for (const one of tokens) whole.set(one, token)
  }
  const merged = sentences.map((sentence) => ({
    ...sentence,
    tokens: [...new Set(sentence.tokens.map((token) => whole.get(token) ?? token))],
  }))
  return joinNeighbours(merged)
}

/** The section a citation is a part of, where it can be quoted as a whole. */
function sectionOf(token: string, book: EvidenceBook, guide: StoredDocument): SectionRecord | null {
  const evidence = book.get(token)
  const section = guide.sections.find(
    ({ level, start, end }) =>
      level === 1 && evidence !== undefined && start <= evidence.start && evidence.start < end,
  )
  if (section === undefined || SEPARATE.has(section.anchor)) return null
  return section.end - section.start <= MAX_QUOTE ? section : null
}

function joinNeighbours(sentences: readonly DraftSentence[]): DraftSentence[] {
  const joined: DraftSentence[] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    if (last !== undefined && sentence.tokens.every((token) => last.tokens.includes(token)))
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text}${sentence.newLine ? '\n' : ''}${sentence.text}`,
      }
    else joined.push(sentence)
  }
  return joined
}
