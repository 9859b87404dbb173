import { splitSentences } from '../../../shared/text/sentences.ts'
import type { DraftSentence } from '../context.ts'
import { innermostSection } from '../evidence.ts'
import type { PartMaterial } from './types.ts'

/** An item longer than this is not quoted whole. */
const MAX_ITEM = 320
/** Share of the question's information that the item's title must hold. */
const TITLE_SHARE = 0.45

/** Quote a whole item when the question asks what it arranges and its title is what the question is about. */
export function quoteItem(material: PartMaterial): DraftSentence[] | null {
  const { analysis, retrieval } = material.part
  const best = material.candidates[0]
  if (best === undefined || best.chunk.kind !== 'text') return null
  if (
    !analysis.facets.has('enumeration') ||
    analysis.facets.has('quantity') ||
    analysis.facets.has('comparison')
  )
    return null
  const document = material.documents.get(best.chunk.docId)
  const section = document && innermostSection(document, best.chunk.start)
  if (
    !document ||
    !section ||
    section.title === '' ||
    section.end - section.start > Math.min(MAX_ITEM, material.budget)
  )
    return null
  const information = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + (retrieval.idf.get(word) ?? 0), 0)
  const held = analysis.words.filter((word) => section.title.toLowerCase().includes(word))
  if (information(held) < TITLE_SHARE * information(analysis.words)) return null
  const sentences = splitSentences(document.text, section.start, section.end).filter(
    (span) => !isTitle(span.text, section.title),
  )
  if (sentences.length === 0) return null
  return sentences.map((span) => {
    const evidence = material.book.issue(document, best.document, span.start, span.end)
    return { text: span.text, tokens: [evidence.token] }
  })
}

const isTitle = (text: string, title: string): boolean =>
  text.replace(/[。：:\s]/g, '').endsWith(title.replace(/[。：:\s]/g, ''))
