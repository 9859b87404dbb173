import { traditional, withHardBreaks, withPinyin, withWordFields } from './dirt.ts'
import { makeDocx, makeHtml, makeXlsx } from './office.ts'
import { linesOf, readPolicy } from './policy.ts'

/** Policies that come in other forms too: clauses and plain outlines, with tables and without. */
export const VARIANT_POLICIES = [
  ...['yh-2023-ga-05', 'yh-2023-mz-04', 'yh-2023-zb-14', 'yh-2024-cl-02', 'yh-2024-gjj-08'],
  ...['yh-2024-kj-03', 'yh-2024-rs-03', 'yh-2024-zf-15', 'yh-2025-zf-08', 'yh-2026-jy-02'],
]

/** Those that are printed too: a PDF carries its font, half a megabyte each. */
export const PRINTED_POLICIES = ['yh-2023-ga-05', 'yh-2026-jy-02']

/** Every form of a policy but the PDF, by file name. */
export async function variantsOf(markdown: string): Promise<Record<string, string | Uint8Array>> {
  const policy = readPolicy(markdown)
  const { id, blocks } = policy
  const lines = linesOf(policy)
  const headings = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])))
  const table = blocks.findIndex((block) => block.kind === 'table')
  const [caption, rows] = [blocks[table - 1], blocks[table]]
  return {
    [`${id}.docx`]: await makeDocx(policy),
    [`${id}.html`]: makeHtml(policy),
    [`${id}.traditional.txt`]: traditional(lines),
    [`${id}.hard-breaks.txt`]: withHardBreaks(lines),
    [`${id}.pinyin.txt`]: withPinyin(lines),
    [`${id}.word-fields.txt`]: withWordFields(lines, headings),
    ...(rows?.kind === 'table' &&
      caption?.kind === 'paragraph' && {
        [`${id}.xlsx`]: makeXlsx(caption.text, [[caption.text], ...rows.rows]),
      }),
  }
}
