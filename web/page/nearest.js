/** What comes nearest in the library, for whom an answer was none, or not the right one. */
/** @import { Answer } from '../types.js' */
import { fetchNearest } from './api.js'
import { sourceList } from './citations.js'
import { h } from './dom.js'

const NOTHING_FOUND = 'unanswerable_no_evidence'
const MAY_HAVE_MORE = new Set([NOTHING_FOUND, 'unanswerable_not_stated', 'answered', 'answered_partial'])
const WHAT_IT_IS = '按意思逐句找出，不是答案，请自行核对；拿不准请咨询人工。'
const NEARER = '有比上面的答案意思更近的原文：答案可能答的不是您所问，请对照。'

/**
 * Looked up when the answer is there; open from the start where nothing was answered, or something comes nearer than what
 * was. Empty where there is nothing near.
 * @param {Answer} answer
 */
export function nearestTo({ id, status }) {
  if (!MAY_HAVE_MORE.has(status)) return null
  const place = h('div', { 'aria-live': 'polite' })
  void show()
  return place

  async function show() {
    // Nobody asked for it: what cannot be looked up is not missed.
    const { passages, nearer } = await fetchNearest(id).catch(() => ({ passages: [], nearer: false }))
    if (passages.length === 0) return
    const refused = status === NOTHING_FOUND
    const summary = refused || nearer ? '意思最近的原文' : '没有答到？看意思最近的原文'
    place.append(
      h(
        'details',
        { class: 'nearest', open: refused || nearer },
        h('summary', {}, summary),
        nearer && h('p', { class: 'inset' }, NEARER),
        h('p', { class: 'hint' }, WHAT_IT_IS),
        sourceList(passages, '相近的原文'),
      ),
    )
  }
}
