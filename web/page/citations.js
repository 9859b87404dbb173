/** Citation marks in an answer, and the list of sources under it. */
/** @import { Citation } from '../types.js' */
import { h, outerLink, validityTag } from './dom.js'
import { addressOf } from './panel.js'
import { chineseDay } from './words.js'

/**
 * Text with its `[1]` marks as links; they lead somewhere once {@link linkMarks} ran. A mark stays on the line of the
 * character before it.
 * @param {string} text
 */
export const markedText = (text) =>
  text
    .split(/(\S?(?:\[\d+\])+)/)
    .map((part, i) => (i % 2 === 0 ? part : h('span', { class: 'kept' }, ...withMarks(part))))

/** @param {string} text */
const withMarks = (text) =>
  text
    .split(/\[(\d+)\]/)
    .map((part, i) => (i % 2 === 0 ? part : h('a', { class: 'mark', 'data-n': part }, part)))

/** Give the marks inside `element` their address and name. @param {HTMLElement} element @param {Citation[]} citations */
export function linkMarks(element, citations) {
  for (const mark of element.querySelectorAll('a.mark')) {
    const citation = citations.find(({ n }) => String(n) === mark.getAttribute('data-n'))
    if (!citation) continue
    mark.setAttribute('href', addressOf(placeOf(citation)))
    mark.setAttribute('aria-label', `引用${citation.n}，${titleOf(citation)}，查看原文`)
  }
}

/** Every document once, with what is quoted from it. @param {Citation[]} citations @param {string} [title] */
export function sourceList(citations, title = '依据') {
  /** @type {Map<string, Citation[]>} */
  const documents = new Map()
  for (const citation of citations)
    documents.set(citation.doc_id, [...(documents.get(citation.doc_id) ?? []), citation])
  return h(
    'div',
    { class: 'sources' },
    h('h3', {}, title),
    h('ol', {}, ...[...documents.values()].map(sourceItem)),
  )
}

/** @param {Citation[]} quoted of one document, at least one */
function sourceItem(quoted) {
  const [first] = quoted
  if (first === undefined) return null
  const { n, doc_no, issued_at, validity, path, url } = first
  const alone = quoted.length === 1
  const facts = [doc_no, issued_at && chineseDay(issued_at), alone && path].filter((fact) => fact)
  return h(
    'li',
    { value: String(n) },
    h(
      'p',
      { class: 'source-title' },
      h('a', { href: addressOf(placeOf(first)) }, titleOf(first)),
      ' ',
      validityTag(validity),
    ),
    h('p', { class: 'hint' }, facts.join('　')),
    ...quoted.flatMap((citation) => [!alone && placeLine(citation), quoteOf(citation)]),
    url !== null && h('p', { class: 'hint' }, outerLink(url, '来源网页')),
  )
}

/** Number and place of one of several quotations. @param {Citation} citation */
const placeLine = (citation) =>
  h(
    'p',
    { class: 'hint' },
    h('a', { class: 'mark', href: addressOf(placeOf(citation)) }, String(citation.n)),
    ` ${citation.path}`,
  )

/** @param {Citation} citation */
const quoteOf = ({ quote }) => h('blockquote', {}, quote.replaceAll('\t', '　'))

/** @param {Citation} citation */
const titleOf = ({ title, source }) => (title === null ? source : `《${title}》`)

/** @param {Citation} citation */
const placeOf = ({ doc_id: doc, anchor, quote }) => ({ doc, anchor, quote })
