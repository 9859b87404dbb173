/** “为什么这样回答”: what was searched, found, kept, rejected and dropped, and how long each step took. */
/** @import { Answer, Candidate, Step } from '../types.js' */
import { h, tag } from './dom.js'
import { addressOf } from './panel.js'
import { firstStatus } from './shell.js'
import { composerName, noteText, stepName } from './words.js'

/** @param {Answer} answer */
export function whyDetails(answer) {
  const { trace } = answer
  const details = h('details', { class: 'why' }, h('summary', {}, '为什么这样回答'))
  // Built when first opened: most people never look.
  details.addEventListener(
    'toggle',
    async () => {
      const statusNames = (await firstStatus)?.answer_statuses ?? {}
      details.append(
        facts(answer),
        block('各步用时', stepTable(trace.steps, statusNames)),
        block(
          `找到的段落（采用 ${trace.candidates.filter(({ kept }) => kept).length} 段，共 ${trace.candidates.length} 段）`,
          candidateTable(trace.candidates),
        ),
      )
      if (trace.dropped.length > 0) details.append(block('核对后删去的句子', droppedList(trace.dropped)))
    },
    { once: true },
  )
  return details
}

const NUMBERS = new Set(['毫秒', '总分', '字词', '语义'])

/** @param {string} title @param {HTMLElement} content */
const block = (title, content) => h('section', {}, h('h3', {}, title), content)

/** @param {Answer} answer */
function facts({ trace, composer, model, as_of, id }) {
  const terms = trace.terms.map(({ term, weight }) =>
    weight === 1 ? term : `${term}（${weight.toFixed(2)}）`,
  )
  /** @type {[string, string][]} */
  const rows = [
    ['实际检索', trace.searchedFor],
    ['检索词', terms.join('、') || '无'],
    ['按哪一天回答', as_of],
    ['答案写法', model === null ? composerName(composer) : `${composerName(composer)}（${model}）`],
    ['语义模型', trace.hashes.embedder ?? '无，仅按字词检索'],
    ['政策库版本', trace.hashes.corpus],
    ['答案编号', id],
  ]
  return h(
    'dl',
    { class: 'facts' },
    ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  )
}

/** @param {string} label @param {string[]} heads @param {HTMLElement[]} rows */
function table(label, heads, rows) {
  const number = (/** @type {string} */ name) => (NUMBERS.has(name) ? 'number' : null)
  const head = h('tr', {}, ...heads.map((name) => h('th', { scope: 'col', class: number(name) }, name)))
  const whole = h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows))
  return h('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': label }, whole)
}

/** @param {Step[]} steps @param {Record<string, string>} statusNames */
function stepTable(steps, statusNames) {
  return table(
    '各步用时',
    ['步骤', '毫秒', '说明'],
    steps.map(({ step, ms, note, model, inputTokens, outputTokens }) => {
      const tokens = inputTokens === undefined ? null : `输入 ${inputTokens}，输出 ${outputTokens ?? 0} token`
      const remarks = [note && noteText(note, statusNames), model, tokens]
        .filter((remark) => remark)
        .join('；')
      return h(
        'tr',
        {},
        h('td', {}, stepName(step)),
        h('td', { class: 'number' }, ms.toFixed(1)),
        h('td', {}, remarks),
      )
    }),
  )
}

/** @param {Candidate[]} candidates */
function candidateTable(candidates) {
  return table(
    '找到的段落',
    ['结果', '出处', '总分', '字词', '语义', '内容'],
    candidates.map(({ kept, doc_id, anchor, source, path, score, lexical, dense, text }) => {
      const place = h('a', { href: addressOf({ doc: doc_id, anchor, quote: text }) }, `${source} ${path}`)
      return h(
        'tr',
        {},
        h('td', {}, kept ? tag('采用', 'good') : tag('未用')),
        h('td', { class: 'place' }, place),
        ...[score, lexical, dense].map((value) =>
          h('td', { class: 'number' }, value === null ? '－' : value.toFixed(3)),
        ),
        h('td', { class: 'excerpt' }, text.length > 120 ? `${text.slice(0, 120)}…` : text),
      )
    }),
  )
}

/** @param {Answer['trace']['dropped']} dropped */
const droppedList = (dropped) =>
  h(
    'ul',
    {},
    ...dropped.map(({ sentence, reason }) =>
      h('li', {}, sentence, h('span', { class: 'hint' }, `　原因：${reason}`)),
    ),
  )
