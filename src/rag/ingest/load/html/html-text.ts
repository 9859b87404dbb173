import { load, type CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from 'domhandler'
import type { LoadedDocument } from '../../types.ts'
import { TextBuilder } from '../text-builder.ts'
import { readTableRows } from './html-tables.ts'

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header ' +
    'h1 h2 h3 h4 h5 h6 hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
const UNSEEN =
  'script, style, noscript, template, iframe, object, svg, canvas, audio, video, button, select, input, textarea, [hidden]'
const HEADING = /^h([1-6])$/

/** Parses HTML and removes what nobody reads: scripts, styles, form controls, hidden parts. */
export function parseHtml(html: string): CheerioAPI {
  const page = load(html)
  page(UNSEEN).remove()
  page('[style]')
    .filter((_, element) =>
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.attribs['style'] ?? ''),
    )
    .remove()
  return page
}

type Step = { enter: AnyNode } | { leave: Element }

/** Plain text of a part of a page: one line a block, headings and data tables in place. Any depth of nesting will do. */
export function buildHtml(
  page: CheerioAPI,
  roots: readonly AnyNode[],
  builder: TextBuilder,
): Pick<LoadedDocument, 'text' | 'tables' | 'headings'> {
  let line = ''
  let level = 0
  const flush = (): void => {
    const text = line.replace(/[ \t\r\n\f]+/g, ' ').trim()
    line = ''
    if (text === '') return
    if (level > 0) builder.addHeading(text, level)
    else builder.addLine(text)
  }
  const stack: Step[] = [...roots].reverse().map((enter) => ({ enter }))
  for (let step = stack.pop(); step; step = stack.pop()) {
    if ('leave' in step) {
      flush()
      if (HEADING.test(step.leave.name)) level = 0
      continue
    }
    const node = step.enter
    if (node.type === 'text') line += node.data
    if (!('name' in node) || !('children' in node)) continue
    const element = node as Element
    const block = BLOCKS.has(element.name)
    if (block || element.name === 'br') flush()
    const rows = element.name === 'table' ? readTableRows(page, element) : null
    if (rows) {
      builder.addTable(rows)
      continue
    }
    const heading = HEADING.exec(element.name)
    if (heading) level = Number(heading[1])
    if (block) stack.push({ leave: element })
    for (const enter of [...element.children].reverse()) stack.push({ enter })
  }
  flush()
  return builder.build()
}
