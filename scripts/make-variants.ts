/**
 * Writes corpus/variants/: ten policies of the sample city as other programs and bad conversions hand them over, for tests
 * of loading and repair and for showing it. The same policies give the same bytes (PDF: with the same Chromium and fonts).
 * Run: `node --import tsx scripts/make-variants.ts [--no-pdf]`.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PRINTED_POLICIES, VARIANT_POLICIES, variantsOf } from './variants/index.ts'
import { printPdf } from './variants/pdf.ts'

const CORPUS = fileURLToPath(new URL('../corpus/', import.meta.url))
const target = join(CORPUS, 'variants')
const withPdf = !process.argv.includes('--no-pdf')

await mkdir(target, { recursive: true })
for (const file of await readdir(target))
  if (/^yh-/.test(file) && (withPdf || !file.endsWith('.pdf'))) await rm(join(target, file))
for (const id of VARIANT_POLICIES) {
  const markdown = await readFile(join(CORPUS, 'policies', `${id}.md`), 'utf8')
  const variants = await variantsOf(markdown)
  if (withPdf && PRINTED_POLICIES.includes(id))
    variants[`${id}.pdf`] = await printPdf(String(variants[`${id}.html`]))
  for (const [file, content] of Object.entries(variants)) await writeFile(join(target, file), content)
  console.log(`${id}：${Object.keys(variants).length} 个文件`)
}
