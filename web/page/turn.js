/** One question with its answer, from “正在查找” to sources, reasons and feedback. */
/** @import { Answer, Citation } from '../types.js' */
/** @import { Problem } from './api.js' */
import { linkMarks, markedText, sourceList } from './citations.js'
import { byId, h, phoneLink, tag } from './dom.js'
import { feedbackForm } from './feedback.js'
import { nearestTo } from './nearest.js'
import { remarksOn } from './remarks.js'
import { announce } from './shell.js'
import { whyDetails } from './why.js'
import { stepName } from './words.js'

let serial = 0

/**
 * @param {string} question
 * @param {Record<string, string>} statusNames
 */
export function startTurn(question, statusNames) {
  const id = `question-${++serial}`
  const progress = h('p', { class: 'progress' }, '正在查找政策文件…')
  const text = h('div', { class: 'text', 'aria-live': 'polite', 'aria-relevant': 'additions' })
  const head = h('div', {})
  const after = h('div', {})
  const element = h(
    'article',
    { class: 'turn', 'aria-labelledby': id },
    h('h2', { id, class: 'question' }, h('span', { class: 'hidden' }, '问：'), question),
    h('div', { class: 'answer' }, head, progress, text, after),
  )

  return {
    element,
    /** @param {string} step */
    showStep(step) {
      progress.textContent = `${stepName(step)}…`
    },
    /** @param {string} sentence */
    addSentence(sentence) {
      text.append(h('span', {}, ...markedText(sentence)))
    },
    /** @param {Citation[]} citations */
    linkCitations(citations) {
      linkMarks(text, citations)
    },
    /** @param {Answer} answer @param {boolean} dayChosen */
    finish(answer, dayChosen) {
      progress.remove()
      // Rewriting what a screen reader has just read would make it read it again.
      if (plainText(text) !== plainMarks(answer.answer)) text.replaceChildren(...markedText(answer.answer))
      linkMarks(text, answer.citations)
      head.append(answerHead(answer, statusNames))
      text.before(...remarksOn(question, answer, dayChosen))
      after.append(...answerTail(answer))
      const count = answer.citations.length
      announce(count === 0 ? '回答完毕，没有引用' : `回答完毕，引用 ${count} 处`)
    },
    /** @param {Problem | null} problem null when the person stopped it */
    fail(problem) {
      progress.remove()
      after.replaceChildren(problem === null ? h('p', { class: 'hint' }, '已停止。') : problemBox(problem))
      announce(problem === null ? '已停止' : `${problem.title}，${problem.detail}`)
    },
  }
}

/** @param {Answer} answer @param {Record<string, string>} statusNames */
function answerHead({ status, label, notices }, statusNames) {
  const kind = status === 'answered' ? 'good' : status.startsWith('answered') ? 'warn' : 'plain'
  return h(
    'div',
    {},
    h('p', { class: 'tags' }, tag(statusNames[status] ?? status, kind), ' ', tag(label, 'label')),
    ...notices.map((notice) => h('p', { class: 'inset' }, notice)),
  )
}

/** @param {Answer} answer */
function answerTail(answer) {
  const { citations, contacts, status } = answer
  const parts = []
  const options = optionsIn(answer)
  if (options.length > 0) parts.push(optionButtons(options))
  if (citations.length > 0) parts.push(sourceList(citations))
  if (contacts.length > 0) {
    const list = contacts.map(({ name, phone }) =>
      h('li', {}, `${name}：`, h('strong', {}, phoneLink(phone))),
    )
    parts.push(h('div', { class: 'contacts' }, h('h3', {}, contactsTitle(status)), h('ul', {}, ...list)))
  }
  const nearest = nearestTo(answer)
  if (nearest !== null) parts.push(nearest)
  // Whoever is in danger is asked nothing more.
  if (status !== EMERGENCY) parts.push(feedbackForm(answer.id))
  return [...parts, whyDetails(answer)]
}

const EMERGENCY = 'handoff_emergency'

/** @param {string} status */
const contactsTitle = (status) =>
  status === EMERGENCY ? '请马上拨打' : status.startsWith('answered') ? '还有疑问，可以咨询' : '可以找人工'

/**
 * What a question back offers: the lines of its list, or the words in brackets behind its question mark.
 * @param {Answer} answer
 */
function optionsIn({ status, answer }) {
  if (!status.startsWith('clarification')) return []
  const listed = [...answer.matchAll(/^[一二三四五六七八九十]、(.+)$/gm)].map(([, name]) => name ?? '')
  if (listed.length > 0) return listed
  const row = /？（((?:[^（）]|（[^（）]*）)+)）(?:\[\d+\])*\s*$/.exec(answer)?.[1] ?? ''
  return row.split(row.includes('；') ? '；' : '、').filter((name) => name !== '')
}

/** Buttons that say an option as the next turn. @param {string[]} options */
function optionButtons(options) {
  const buttons = options.map((option) =>
    h('button', { type: 'button', class: 'button button-plain', onclick: () => say(option) }, option),
  )
  return h(
    'div',
    { class: 'tags', role: 'group', 'aria-label': '可选的回答' },
    ...buttons.flatMap((one) => [one, ' ']),
  )
}

/** @param {string} text */
function say(text) {
  byId('question', HTMLTextAreaElement).value = text
  byId('form', HTMLFormElement).requestSubmit()
}

/** @param {Problem} problem */
const problemBox = ({ title, detail, instance }) =>
  h(
    'div',
    { class: 'problem' },
    h('p', {}, h('strong', {}, title)),
    h('p', {}, detail),
    instance !== '' && h('p', { class: 'hint' }, `编号：${instance}`),
  )

/** @param {HTMLElement} element */
const plainText = (element) => (element.textContent ?? '').replace(/\s/g, '')

/** @param {string} text */
const plainMarks = (text) => text.replace(/\[(\d+)\]/g, '$1').replace(/\s/g, '')
