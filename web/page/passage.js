/** Document text as paragraphs, headings and tables, with the quotation marked. */
/** @import { Extent, Passage } from '../types.js' */
import { h } from './dom.js'

/** @param {Passage} passage @returns {HTMLElement[]} */
export function renderPassage({ text, highlights, headings, tables }) {
  const blocks = []
  let at = 0
  while (at < text.length) {
    const start = at
    const table = tables.find((candidate) => candidate.start <= start && start < candidate.end)
    const end = table ? table.end : lineEnd(text, start)
    const heading = headings.find((candidate) => candidate.start >= start && candidate.start < end)
    if (table) blocks.push(renderTable(text, { start, end }, highlights))
    else if (text.slice(start, end).trim() !== '') {
      // A level below the panel's title, and never deeper than h6; what a rank means stays the same.
      const tag = heading && isTitle(text.slice(start, end)) ? 'h3' : 'p'
      const name = tag === 'h3' ? `heading heading-${Math.min(heading?.level ?? 1, 4)}` : null
      blocks.push(h(tag, { class: name }, ...marked(text, start, end, highlights)))
    }
    at = text[end] === '\n' ? end + 1 : Math.max(end, start + 1)
  }
  return blocks
}

/** A numbered sentence is a section too, but no title. @param {string} line */
const isTitle = (line) => line.length <= 40 && !/[。；：;:，,]\s*$/.test(line)

/** @param {string} text @param {Extent} extent @param {Extent[]} highlights */
function renderTable(text, { start, end }, highlights) {
  const rows = []
  for (let at = start; at < end;) {
    const stop = Math.min(end, lineEnd(text, at))
    const cells = []
    for (let cell = at; cell <= stop;) {
      const tab = text.indexOf('\t', cell)
      const cellEnd = tab < 0 || tab > stop ? stop : tab
      cells.push(
        h(
          rows.length === 0 ? 'th' : 'td',
          rows.length === 0 ? { scope: 'col' } : {},
          ...marked(text, cell, cellEnd, highlights),
        ),
      )
      cell = cellEnd + 1
    }
    rows.push(h('tr', {}, ...cells))
    at = stop + 1
  }
  const [head, ...body] = rows
  const table = h('table', {}, head ? h('thead', {}, head) : null, h('tbody', {}, ...body))
  return h('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': '表格' }, table)
}

/** The text of a stretch, with what of the quotation falls into it as `mark`. @param {string} text @param {number} start @param {number} end @param {Extent[]} highlights */
function marked(text, start, end, highlights) {
  const parts = []
  let at = start
  for (const highlight of highlights) {
    const from = Math.max(at, highlight.start)
    const to = Math.min(end, highlight.end)
    if (from >= to) continue
    parts.push(text.slice(at, from), h('mark', {}, text.slice(from, to)))
    at = to
  }
  return [...parts, text.slice(at, end)]
}

/** @param {string} text @param {number} at */
function lineEnd(text, at) {
  const next = text.indexOf('\n', at)
  return next < 0 ? text.length : next
}
