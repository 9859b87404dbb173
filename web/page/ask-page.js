/** The first page: questions, answers, and the conversation they make. */
/** @import { Answer } from '../types.js' */
import { ask, fetchExamples, Problem } from './api.js'
import { byId, h } from './dom.js'
import { openFromAddress } from './panel.js'
import { announce, firstStatus } from './shell.js'
import { startTurn } from './turn.js'
import { chineseDay } from './words.js'

const form = byId('form', HTMLFormElement)
const field = byId('question', HTMLTextAreaElement)
const submit = byId('submit', HTMLButtonElement)
const stop = byId('stop', HTMLButtonElement)
const restart = byId('restart', HTMLButtonElement)
const error = byId('error', HTMLElement)
const turns = byId('turns', HTMLElement)
const examples = byId('examples', HTMLElement)
const day = byId('day', HTMLInputElement)
const dayToday = byId('day-today', HTMLButtonElement)

/** @type {Answer[]} */
let conversation = []
/** @type {AbortController | null} */
let running = null

/** @param {string} message an empty one clears @param {HTMLElement} at what it is about */
function showError(message, at = field) {
  error.textContent = message
  error.hidden = message === ''
  for (const [input, hint] of /** @type {[HTMLElement, string][]} */ ([
    [field, 'hint'],
    [day, 'day-hint'],
  ])) {
    const wrong = message !== '' && input === at
    input.setAttribute('aria-describedby', wrong ? `error ${hint}` : hint)
    input.setAttribute('aria-invalid', String(wrong))
  }
}

/** The closed details tell the day too. */
function showChosenDay() {
  byId('day-chosen', HTMLElement).textContent = day.value === '' ? '今天' : chineseDay(day.value)
  dayToday.hidden = day.value === ''
}

/** @param {boolean} busy */
function setBusy(busy) {
  submit.disabled = busy
  stop.hidden = !busy
  restart.hidden = busy || conversation.length === 0
  byId('question-label', HTMLElement).textContent = conversation.length > 0 ? '继续问' : '请输入问题'
}

/** @param {string} question */
async function answerQuestion(question) {
  const controller = new AbortController()
  running = controller
  setBusy(true)
  examples.hidden = true
  const status = await firstStatus
  const turn = startTurn(question, status?.answer_statuses ?? {})
  turns.append(turn.element)
  turn.element.scrollIntoView({ block: 'start' })
  const body = {
    question,
    ...(day.value !== '' && { as_of: day.value }),
    ...(conversation[0] && { conversation_id: conversation[0].conversation_id }),
  }
  try {
    let complete = false
    for await (const message of ask(body, controller.signal)) {
      if (message.event === 'step') turn.showStep(message.data.step)
      if (message.event === 'sentence') turn.addSentence(message.data.text)
      if (message.event === 'citations') turn.linkCitations(message.data.citations)
      if (message.event === 'problem') throw new Problem(message.data)
      if (message.event === 'done') {
        conversation.push(message.data.answer)
        turn.finish(message.data.answer, body.as_of !== undefined)
        complete = true
      }
    }
    if (!complete) throw new Problem({ title: '答案没有传完', detail: '连接中断，请再试一次' })
  } catch (failure) {
    turn.fail(controller.signal.aborted ? null : failure instanceof Problem ? failure : new Problem({}))
    // To be asked again, or put better.
    if (field.value === '') field.value = question
  } finally {
    if (running === controller) {
      running = null
      showError('')
      setBusy(false)
    }
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (running !== null) return showError('上一个问题还在回答，请等它答完，或先按“停止”')
  const question = field.value.trim()
  if (question === '') {
    showError('请先输入问题')
    field.focus()
    return
  }
  if (!day.validity.valid) {
    showError('日期不对，请重新选择，或改回今天', day)
    day.closest('details')?.setAttribute('open', '')
    day.focus()
    return
  }
  showError('')
  field.value = ''
  // The keyboard of a phone would cover the answer.
  if (matchMedia('(pointer: coarse)').matches) field.blur()
  void answerQuestion(question)
})

/** Safari has already ended the composition when it tells of the Enter that ended it. */
const COMPOSING = 229

field.addEventListener('keydown', (event) => {
  // Enter sends, Shift+Enter breaks the line; an input method's own Enter does neither.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return
  event.preventDefault()
  form.requestSubmit()
})

stop.addEventListener('click', () => {
  running?.abort()
  field.focus()
})

day.addEventListener('change', showChosenDay)
dayToday.addEventListener('click', () => {
  day.value = ''
  showChosenDay()
  announce('按今天的规定回答')
  day.focus()
})

restart.addEventListener('click', () => {
  conversation = []
  day.value = ''
  showChosenDay()
  turns.replaceChildren()
  examples.hidden = byId('example-list', HTMLElement).childElementCount === 0
  setBusy(false)
  announce('已开始新的对话')
  field.focus()
})

async function showExamples() {
  const questions = await fetchExamples().catch(() => [])
  const items = questions.map((question) =>
    h(
      'li',
      {},
      h('button', { type: 'button', class: 'link', onclick: () => useExample(question) }, question),
    ),
  )
  byId('example-list', HTMLElement).replaceChildren(...items)
  examples.hidden = questions.length === 0 || turns.childElementCount > 0
}

/** @param {string} question */
function useExample(question) {
  field.value = question
  form.requestSubmit()
}

// A browser may put back what stood in the form.
showChosenDay()
void showExamples()
void openFromAddress()
