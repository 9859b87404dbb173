/** What comes nearest in the library, for whom an answer was none, or not the right one. */
/** @import { Answer } from '../types.js' */
import { fetchNearest, Problem } from './api.js'
import { sourceList } from './citations.js'
import { h } from './dom.js'

const NOTHING_FOUND = 'unanswerable_no_evidence'
const MAY_HAVE_MORE = new Set([NOTHING_FOUND, 'unanswerable_not_stated', 'answered', 'answered_partial'])
const WHAT_IT_IS = '按意思逐句找出，不是答案，请自行核对；拿不准请咨询人工。'

/** Looked up when it is opened; where nothing was found it is open from the start. @param {Answer} answer */
export function nearestTo({ id, status }) {
  if (!MAY_HAVE_MORE.has(status)) return null
  const found = h('div', { 'aria-live': 'polite' }, h('p', { class: 'hint' }, '正在查找…'))
  const refused = status === NOTHING_FOUND
  const summary = refused ? '意思最近的原文' : '没有答到？看意思最近的原文'
  const element = h('details', { class: 'nearest', ontoggle: look }, h('summary', {}, summary), found)
  let asked = false
  element.open = refused
  return element

  async function look() {
    if (asked || !element.open) return
    asked = true
    try {
      const passages = await fetchNearest(id)
      found.replaceChildren(
        ...(passages.length === 0
          ? [h('p', { class: 'hint' }, '没有意思相近的原文。')]
          : [h('p', { class: 'hint' }, WHAT_IT_IS), sourceList(passages, '相近的原文')]),
      )
    } catch (error) {
      asked = false
      const reason = error instanceof Problem ? error.detail : '请再打开一次'
      found.replaceChildren(h('p', { class: 'hint' }, `没有查到：${reason}`))
    }
  }
}
