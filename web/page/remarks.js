/** What a person should know of an answer before reading it. */
/** @import { Answer } from '../types.js' */
import { h } from './dom.js'
import { chineseDay } from './words.js'

/** @param {string} question @param {Answer} answer @param {boolean} dayChosen @returns {HTMLElement[]} */
export const remarksOn = (question, answer, dayChosen) =>
  [dayRemark(answer, dayChosen), languageRemark(question, answer)].filter((remark) => remark !== null)

/** Which day an answer holds for: wherever it rests on documents, or a day was asked for. @param {Answer} answer @param {boolean} chosen */
const dayRemark = ({ as_of, citations }, chosen) =>
  citations.length === 0 && !chosen
    ? null
    : h('p', { class: 'hint day' }, `按 ${chineseDay(as_of)} 的规定回答`)

/** Nothing is found for Pinyin or another language. @param {string} question @param {Answer} answer */
const languageRemark = (question, { citations }) =>
  citations.length > 0 || /\p{Script=Han}/u.test(question)
    ? null
    : h(
        'p',
        { class: 'inset' },
        '这里只能用中文提问，拼音和外文查不到内容，请换成中文再问一次。',
        h('span', { lang: 'en' }, 'Please ask in Chinese.'),
      )
