import { numbersIn, numberValues } from '../../shared/text/numbers.ts'
import type { DraftSentence } from './context.ts'
import { backgroundOf, type EvidenceBook } from './evidence.ts'

const LINK = /https?:\/\/[^\s，。；）)]+/g
/** Up to the shortest code of an issuer; what stands before it may be prose (`按照晏政发〔2024〕1号`). */
const DOC_NO = /[\p{Script=Han}]{2}〔\d{4}〕\d+号/gu
const BOOK_TITLE = /《[^》]+》/g
/** Departments as policy texts name them: a place or level, then a body. */
const DEPARTMENT =
  /(?:省|市|区|县|各)[\p{Script=Han}]{1,14}?(?:局|委员会|委|办公室|办|中心|支队|政府|法院|检察院|部|站)(?![\p{Script=Han}]*（)/gu

/** A title as it may be said: its years stand in no quotation, its inner brackets and title marks would end it. */
export const withoutYears = (title: string): string =>
  title.replace(/（[^（）]*\d[^（）]*）|(?:19|20)\d{2}年?度?|[《》]/g, '')

const plain = (text: string): string => text.replace(/[\s,，]/g, '').toLowerCase()

/**
 * Why a sentence may not be said, or null when every token was issued by us and every number, date, 文号, title, link
 * and department in it stands in the evidence it cites (quotation, or what the document says of itself).
 */
export function findUngrounded(sentence: DraftSentence, book: EvidenceBook): string | null {
  if (sentence.tokens.length === 0) return '没有引用依据'
  const cited = sentence.tokens.map((token) => book.get(token))
  if (cited.some((evidence) => evidence === undefined)) return '引用了不存在的依据'
  const evidence = cited.map((one) => `${one!.quote}\n${backgroundOf(one!)}`).join('\n')
  const support = plain(evidence)
  const titles = plain(withoutYears(evidence))
  for (const pattern of [LINK, DOC_NO, BOOK_TITLE, DEPARTMENT]) {
    for (const [found] of sentence.text.matchAll(pattern)) {
      if (!support.includes(plain(found)) && !titles.includes(plain(withoutYears(found))))
        return `依据中没有“${found}”`
    }
  }
  const numbers = numberValues([evidence])
  const unknown = numbersIn(sentence.text).find(({ value }) => !numbers.has(value))
  return unknown === undefined ? null : `依据中没有数字“${unknown.written}”`
}
