import { cutWords } from '../../../../rag/lexicon/tokenize.ts'
import { hasContent } from '../../has-content.ts'

/** Longest text that is only a word or two, in Chinese characters. */
const LONGEST = 4
/** Something is so, isn't so, or is wanted: a sentence, however short. */
const SAYS = /[了没不坏破要想被请求丢欠漏]/

/** What to ask whoever said nothing that can be understood; null where a masked text says something. */
export function askMeaning(maskedText: string): string | null {
  if (!hasContent(maskedText)) return '没有看懂来件的内容，请问您要反映或者咨询什么事情？'
  const signs = maskedText.match(/\p{Script=Han}/gu)?.join('') ?? ''
  const bare = signs !== '' && signs.length <= LONGEST && !/[A-Za-z\d]/.test(maskedText)
  if (!bare || SAYS.test(signs) || cutWords(signs).length > 1) return null
  return `只说了“${signs}”，请问具体是什么事情，想解决什么？`
}
