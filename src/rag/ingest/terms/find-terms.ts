import type { TermRecord } from '../../../store/records.ts'
import type { Paragraph } from '../flow/index.ts'
import type { OutlineNode } from '../outline/index.ts'

/** A term with the paragraph that defines it; `alone` when the paragraph is nothing but the definition. */
export interface FoundTerm {
  record: TermRecord
  paragraph: Paragraph
  alone: boolean
}

const DASHED = /^([^，。；：！？—\n]{1,40}?)\s*(?:——|--|—)\s*([^—\s].{2,})$/u
const LISTED =
  /^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]\s*)?[“《]?([^，。；：“”《》]{2,30}?)[”》]?(?:[（(][^（）]{1,40}[）)])?\s*[：:，,]\s*(?:是|系)?指\s*(.{4,})$/u
const SO_CALLED =
  /本(?:办法|细则|规定|条例|通知|意见|方案|规划|实施意见|实施细则|规程|公告|措施)(?:中)?所称的?[“]?([^，。；“”]{2,30}?)[”]?(?:[（(][^（）]{1,60}[）)])?\s*[，,]?\s*(?:是指|系指|指)\s*([^。；]{4,})/gu
const GLOSSARY = /名词|术语|缩略语|用语|释义/u
/** So many dashed lines in a row are a glossary, whatever its heading says. */
const MIN_DASHED = 3

/** Defined terms of a document in reading order, numbered `term.1`, `term.2` … */
export function findTerms(root: OutlineNode): FoundTerm[] {
  const found: FoundTerm[] = []
  visit(root, found)
  found.sort((a, b) => a.record.start - b.record.start)
  found.forEach((term, index) => (term.record.anchor = `term.${index + 1}`))
  return found
}

function visit(node: OutlineNode, found: FoundTerm[]): void {
  const paragraphs = node.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.paragraph] : []))
  const dashed = paragraphs.filter((paragraph) => DASHED.test(paragraph.text)).length
  const glossary = GLOSSARY.test(node.title) && node.kind !== 'root'
  for (const paragraph of paragraphs) {
    const term = glossary || dashed >= MIN_DASHED ? dashedTerm(paragraph) : null
    if (term) found.push(term)
    else found.push(...statedTerms(paragraph))
  }
  if (node.head && (node.running || node.kind === 'clause') && node.table === null)
    found.push(...statedTerms(node.head))
  for (const block of node.blocks) if (block.kind === 'node') visit(block.node, found)
}

function dashedTerm(paragraph: Paragraph): FoundTerm | null {
  const match = DASHED.exec(paragraph.text)
  return match ? toTerm(match[1]!, match[2]!, paragraph, paragraph, true) : null
}

function statedTerms(paragraph: Paragraph): FoundTerm[] {
  const terms = [...paragraph.text.matchAll(SO_CALLED)].map((match) => {
    const start = paragraph.start + match.index
    return toTerm(match[1]!, match[2]!, paragraph, { start, end: start + match[0].length }, false)
  })
  const listed = terms.length === 0 ? LISTED.exec(paragraph.text) : null
  return listed ? [toTerm(listed[1]!, listed[2]!, paragraph, paragraph, false)] : terms
}

function toTerm(
  term: string,
  definition: string,
  paragraph: Paragraph,
  extent: { start: number; end: number },
  alone: boolean,
): FoundTerm {
  const record = {
    anchor: '',
    term: term.trim(),
    definition: definition.trim(),
    start: extent.start,
    end: extent.end,
  }
  return { record, paragraph, alone }
}
