/** Citation marks in an answer, and the list of sources under it. */
/** @import { Citation } from '../types.js' */
import { h, outerLink, validityTag } from './dom.js'
import { addressOf } from './panel.js'
import { chineseDay } from './words.js'

/** Text with its `[1]` marks as links; they lead somewhere once {@link linkMarks} ran. @param {string} text */
export function markedText(text) {
  return text.split(/(\[\d+\])/).map((part) => {
    const number = /^\[(\d+)\]$/.exec(part)?.[1]
    return number === undefined ? part : h('a', { class: 'mark', 'data-n': number }, number)
  })
}

/** Give the marks inside `element` their address and name. @param {HTMLElement} element @param {Citation[]} citations */
export function linkMarks(element, citations) {
  for (const mark of element.querySelectorAll('a.mark')) {
    const citation = citations.find(({ n }) => String(n) === mark.getAttribute('data-n'))
    if (!citation) continue
    mark.setAttribute('href', addressOf(placeOf(citation)))
    mark.setAttribute('aria-label', `引用${citation.n}，${titleOf(citation)}，查看原文`)
  }
}

/** @param {Citation[]} citations */
export function sourceList(citations) {
  return h(
    'section',
    { class: 'sources', 'aria-label': '依据' },
    h('h3', {}, '依据'),
    h('ol', {}, ...citations.map(sourceItem)),
  )
}

/** @param {Citation} citation */
function sourceItem(citation) {
  const { doc_no, issued_at, validity, path, quote, url } = citation
  const facts = [doc_no, issued_at && chineseDay(issued_at), path].filter((fact) => fact)
  return h(
    'li',
    { value: String(citation.n) },
    h(
      'p',
      { class: 'source-title' },
      h('a', { href: addressOf(placeOf(citation)) }, titleOf(citation)),
      ' ',
      validityTag(validity),
    ),
    h('p', { class: 'hint' }, facts.join('　')),
    h('blockquote', {}, quote.replaceAll('\t', '　')),
    url !== null && h('p', { class: 'hint' }, outerLink(url, '来源网页')),
  )
}

/** @param {Citation} citation */
const titleOf = ({ title, source }) => (title === null ? source : `《${title}》`)

/** @param {Citation} citation */
const placeOf = ({ doc_id: doc, anchor, quote }) => ({ doc, anchor, quote })
