import { NUMERAL_PATTERN } from '../../../shared/text/numerals.ts'

/** Start of a numbered heading or clause: 第三章, 第十二条, 一、, （二）, 3. / 3．, （4）, ①, 附件1, 附录, 表2. */
export const NUMBERED_START = new RegExp(
  '^\\s*(?:' +
    [
      `第\\s*${NUMERAL_PATTERN}\\s*(?:编|篇|部分|章|节|条)`,
      '[一二三四五六七八九十百]+\\s*、',
      `[（(]\\s*(?:[一二三四五六七八九十百]+|\\d{1,2})\\s*[）)]`,
      '\\d{1,2}\\s*[.．、](?!\\d)',
      '[①-⑳]',
      '——',
      '附\\s*(?:件|录|表|则)\\s*\\d{0,2}\\s*(?:[:：.．、]|$|\\s)',
      '[表图]\\s*\\d{1,2}(?:[-—.]\\d{1,2})?\\s',
    ].join('|') +
    ')',
)

/** End of a sentence, closing quotes and brackets included. */
export const SENTENCE_END = /[。！？；：!?;:…][”’」』）)】》]*\s*$/

/** A line that is a date: signature blocks end so. */
export const DATE_LINE =
  /^\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*$/
