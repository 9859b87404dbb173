/** 有用 or 有误, with room for a word on what is wrong. */
import { Problem, sendFeedback } from './api.js'
import { h } from './dom.js'

/** @param {string} answerId */
export function feedbackForm(answerId) {
  const result = h('p', { class: 'hint', role: 'status' })
  const useful = h(
    'button',
    { type: 'button', class: 'button button-plain', onclick: () => judge('useful') },
    '有用',
  )
  const wrong = h(
    'button',
    { type: 'button', class: 'button button-plain', onclick: () => judge('wrong') },
    '有误',
  )
  const comment = h('textarea', { id: `comment-${answerId}`, rows: '2', maxlength: '1000' })
  const more = h(
    'form',
    { class: 'comment', hidden: true, onsubmit: explain },
    h('label', { for: comment.id }, '哪里有误？（可不填，请勿填写个人信息）'),
    comment,
    h('button', { type: 'submit', class: 'button button-plain' }, '提交说明'),
  )

  /** @param {'useful' | 'wrong'} verdict */
  async function judge(verdict) {
    if (!(await send(verdict, ''))) return
    useful.setAttribute('aria-pressed', String(verdict === 'useful'))
    wrong.setAttribute('aria-pressed', String(verdict === 'wrong'))
    result.textContent =
      verdict === 'useful' ? '谢谢，已记录为“有用”。' : '谢谢，已记录为“有误”，我们会核实。'
    more.hidden = verdict === 'useful'
    if (verdict === 'wrong') comment.focus()
  }

  /** @param {Event} event */
  async function explain(event) {
    event.preventDefault()
    if (!(await send('wrong', comment.value.trim()))) return
    more.hidden = true
    result.textContent = '谢谢，您的说明已记录。'
    wrong.focus()
  }

  /** @param {'useful' | 'wrong'} verdict @param {string} text */
  async function send(verdict, text) {
    try {
      await sendFeedback(answerId, verdict, text)
      return true
    } catch (error) {
      result.textContent = error instanceof Problem ? `没有记下：${error.detail}` : '没有记下，请再试一次'
      return false
    }
  }

  return h(
    'div',
    { class: 'feedback' },
    h(
      'div',
      { class: 'feedback-row', role: 'group', 'aria-label': '这个回答有用吗？' },
      h('span', { 'aria-hidden': 'true' }, '这个回答有用吗？'),
      useful,
      wrong,
    ),
    result,
    more,
  )
}
