import type { StoredDocument } from '../../../../store/ports.ts'
import type { SectionRecord } from '../../../../store/records.ts'
import { tokenizeForSearch } from '../../../lexicon/tokenize.ts'
import type { DraftSentence } from '../../context.ts'
import type { PartMaterial } from '../types.ts'

/**
 * List the headings below a section when the question asks for a stated number of kinds, measures or projects (`13项`,
 * `哪四类`) and a section that fits the question has exactly that many.
 */
export function listTitles(material: PartMaterial): DraftSentence[] | null {
  const { analysis } = material.part
  const count = analysis.statedCount
  if (count === null || count < 2 || !analysis.facets.has('enumeration')) return null
  for (const candidate of material.candidates) {
    const document = material.documents.get(candidate.chunk.docId)
    if (document === undefined) continue
    const around = document.sections.filter(
      (one) => one.start <= candidate.chunk.start && candidate.chunk.start < one.end,
    )
    for (const section of around.sort((a, b) => b.level - a.level)) {
      const children = titledChildren(document, section)
      if (children.length !== count || !fits(section, candidate.chunk.path, [...analysis.terms.keys()]))
        continue
      return children.map((child, i) => {
        const evidence = material.book.issue(
          document,
          candidate.document,
          child.start,
          titleEnd(document, child),
        )
        return {
          text: `${i > 0 ? '；' : ''}${child.title.replace(/[。：:；]$/, '')}${i === children.length - 1 ? '。' : ''}`,
          tokens: [evidence.token],
        }
      })
    }
  }
  return null
}

function titledChildren(document: StoredDocument, section: SectionRecord): SectionRecord[] {
  return document.sections.filter((one) => one.parent === section.anchor && one.title !== '')
}

/** Whether any word of the question stands in the headings. */
function fits(section: SectionRecord, path: readonly string[], words: readonly string[]): boolean {
  const terms = new Set(tokenizeForSearch([section.title, ...path].join(' ')))
  return words.some((word) => terms.has(word))
}

/** End of a heading with the clause after it: enough to recognise the item. */
function titleEnd(document: StoredDocument, section: SectionRecord): number {
  const text = document.text.slice(section.start, Math.min(section.end, section.start + 120))
  const sentence = /^[^。\n]*[。\n][^。，\n]*[，。]?/.exec(text)?.[0] ?? text
  return section.start + sentence.trimEnd().length
}
