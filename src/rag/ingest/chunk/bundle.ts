import { extentOf, type OutlineNode } from '../outline/index.ts'
import { CHUNK_LIMITS } from './types.ts'

/**
 * True when a part of the outline is one chunk as it is: an article or 款 up to the maximum, a question with its
 * answer, or a small section without tables, terms or items that are long enough to stand alone.
 */
export function bundles(node: OutlineNode, terms: ReadonlyMap<number, string>): boolean {
  if (node.kind === 'root' || node.kind === 'annex' || node.blocks.length === 0) return false
  if (node.kind === 'numbered' && ['part', 'chapter', 'section'].includes(node.form!)) return false
  const { start, end } = extentOf(node)
  const whole = node.form === 'article' || node.kind === 'clause'
  if (end - start > (whole ? CHUNK_LIMITS.max : CHUNK_LIMITS.target)) return false
  return holdsOnlySmallText(node, whole, terms)
}

function holdsOnlySmallText(node: OutlineNode, whole: boolean, terms: ReadonlyMap<number, string>): boolean {
  return node.blocks.every((block) => {
    if (block.kind === 'paragraph') return !terms.has(block.paragraph.start)
    const child = block.node
    if (child.kind === 'table') return false
    const { start, end } = extentOf(child)
    if (!whole && child.title !== '' && end - start >= CHUNK_LIMITS.ownItem) return false
    return holdsOnlySmallText(child, whole, terms)
  })
}
