/** A document at its place, beside the answer; the address of the page says which, so that links and Back work. */
/** @import { DocumentSummary, Passage, Place } from '../types.js' */
import { fetchDocument, fetchPassage, originalUrl, Problem } from './api.js'
import { byId, h, outerLink, tag, validityTag } from './dom.js'
import { renderPassage } from './passage.js'
import { chineseDay } from './words.js'

const NEAR = 1200
const WHOLE = 1_000_000
const NARROW = '(max-width: 63.99rem)'

const panel = byId('panel', HTMLDialogElement)
/** @type {HTMLElement | null} */
let opener = null
let opened = 0

/** @param {Place} place */
export function addressOf({ doc, anchor, quote }) {
  const query = new URLSearchParams({ doc })
  if (anchor) query.set('anchor', anchor)
  if (quote) query.set('quote', quote)
  return `#${query}`
}

/** Open what the address names, or close. */
export async function openFromAddress() {
  const query = new URLSearchParams(location.hash.slice(1))
  const doc = query.get('doc')
  if (doc === null) return hide()
  const place = { doc, anchor: query.get('anchor') ?? undefined, quote: query.get('quote') ?? undefined }
  if (document.activeElement instanceof HTMLElement && !panel.contains(document.activeElement)) {
    opener = document.activeElement
  }
  await open(place)
}

/** @param {Place} place */
async function open(place) {
  const turn = ++opened
  show('正在打开文件…')
  try {
    const [summary, passage] = await Promise.all([fetchDocument(place.doc), fetchPassage(place, NEAR)])
    if (turn === opened) fill(place, summary, passage)
  } catch (error) {
    const detail = error instanceof Problem ? error.detail : '请稍后再试'
    if (turn === opened) show('没有打开文件', h('p', {}, detail))
  }
}

/** @param {Place} place @param {DocumentSummary} summary @param {Passage} passage */
function fill(place, summary, passage) {
  const body = h(
    'div',
    { class: 'passage', role: 'region', tabindex: '0', 'aria-label': '正文' },
    ...renderPassage(passage),
  )
  const whole = passage.text.length < passage.total
  const more = h(
    'button',
    { type: 'button', class: 'button button-plain', hidden: !whole, onclick: showAll },
    '显示全文',
  )

  async function showAll() {
    body.replaceChildren(...renderPassage(await fetchPassage(place, WHOLE)))
    more.hidden = true
    reveal(body)
    body.focus({ preventScroll: true })
  }

  show(
    summary.title ?? summary.source,
    h('p', { class: 'tags' }, validityTag(summary.validity), summary.sample && tag('示例', 'warn')),
    factList(summary),
    h(
      'p',
      { class: 'panel-links' },
      more,
      h('a', { href: originalUrl(summary.id), download: summary.source }, '下载原文件'),
      summary.url !== null && outerLink(summary.url, '来源网页'),
    ),
    place.quote &&
      passage.highlights.length === 0 &&
      h('p', { class: 'inset' }, '没有在文件中找到这段引文。'),
    body,
  )
  reveal(body)
}

/** @param {DocumentSummary} summary */
function factList({ doc_no, issuer, written_at, published_at, effective_from, effective_to }) {
  /** @type {[string, string | null][]} */
  const facts = [
    ['文号', doc_no],
    ['发文机关', issuer],
    ['成文', written_at],
    ['发布', published_at],
    ['施行', effective_from],
    ['有效期至', effective_to],
  ]
  const rows = facts.flatMap(([name, value]) =>
    value === null ? [] : [h('dt', {}, name), h('dd', {}, chineseDay(value))],
  )
  return h('dl', { class: 'facts' }, ...rows)
}

/** @param {HTMLElement} body */
function reveal(body) {
  body.querySelector('mark')?.scrollIntoView({ block: 'center' })
}

/** @param {string} title @param {...(Node | string | null | undefined | false)} content */
function show(title, ...content) {
  const heading = h('h2', { id: 'panel-title', tabindex: '-1' }, title)
  const close = h('button', { type: 'button', class: 'button button-plain', onclick: leave }, '关闭')
  panel.replaceChildren(
    h('div', { class: 'panel-head' }, heading, close),
    ...content.filter((node) => node instanceof Node),
  )
  if (!panel.open) {
    if (matchMedia(NARROW).matches) panel.showModal()
    else panel.show()
  }
  document.documentElement.classList.add('with-panel')
  heading.focus({ preventScroll: true })
}

function hide() {
  opened++
  if (!panel.open) return
  panel.close()
  document.documentElement.classList.remove('with-panel')
  opener?.focus({ preventScroll: true })
  opener = null
}

function leave() {
  history.replaceState(null, '', location.pathname + location.search)
  hide()
}

addEventListener('hashchange', () => void openFromAddress())
panel.addEventListener('cancel', (event) => {
  event.preventDefault()
  leave()
})
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && panel.open) leave()
})
