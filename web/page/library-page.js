/** The list of documents. */
/** @import { DocumentSummary } from '../types.js' */
import { fetchDocuments, Problem } from './api.js'
import { byId, h, tag, validityTag } from './dom.js'
import { addressOf, openFromAddress } from './panel.js'
import './shell.js'
import { chineseDay } from './words.js'

const list = byId('documents', HTMLElement)
const count = byId('count', HTMLElement)
const more = byId('more', HTMLButtonElement)
const query = byId('query', HTMLInputElement)
const groups = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('[data-group]'))

/** @type {number | null} */
let next = 0
let turn = 0
let group = ''

async function load() {
  const mine = ++turn
  const offset = next ?? 0
  try {
    const page = await fetchDocuments({ query: query.value.trim(), group, offset })
    if (mine !== turn) return
    if (offset === 0) list.replaceChildren()
    list.append(...page.items.map(item))
    next = page.next_offset
    more.hidden = next === null
    const found = list.childElementCount
    count.textContent =
      query.value.trim() === ''
        ? `共 ${page.total} 份文件，已列出 ${found} 份`
        : `找到 ${found}${next === null ? '' : '＋'} 份文件`
  } catch (error) {
    count.textContent = error instanceof Problem ? error.message : '没有取到列表，请稍后再试'
  }
}

/** @param {DocumentSummary} document */
function item({ id, title, source, doc_no, issuer, kind, published_at, written_at, validity, sample }) {
  const day = published_at ?? written_at
  const facts = [doc_no, issuer, kind, day && chineseDay(day)].filter((fact) => fact)
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'source-title' },
      h('a', { href: addressOf({ doc: id }) }, title ?? source),
      ' ',
      validityTag(validity),
      sample && ' ',
      sample && tag('示例', 'warn'),
    ),
    h('p', { class: 'hint' }, facts.join('　')),
  )
}

byId('find', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  next = 0
  void load()
})
for (const button of groups) {
  button.addEventListener('click', () => {
    group = button.dataset.group ?? ''
    for (const other of groups) other.setAttribute('aria-pressed', String(other === button))
    next = 0
    void load()
  })
}
more.addEventListener('click', () => void load())

void load()
void openFromAddress()
