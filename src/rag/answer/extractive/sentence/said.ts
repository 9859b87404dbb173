/** `第八条`, `一、`, `（二）`, `1.`: what a line of a document is counted by. */
const ARTICLE = /^第[一二三四五六七八九十百零\d]+条(?:之[一二三四五六七八九十])?[\s　、：:]*/
const CHAPTER = /^第[一二三四五六七八九十百零\d]+[章节](?=[\s　])/
const ITEM =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d))[\s　]*/
/** A question for the place of a rule wants its number. */
const ASKS_PLACE = /第?(几|哪一?|多少)条|哪(一)?(条|章|款|项)|第[一二三四五六七八九十百\d]+条/
/** The end of a line that is a sentence, or introduces what follows. */
const SENTENCE_END = /[。；;！？!?：:，、）)”]$/
/** A heading that opens a line, before the sentence that says something (`供热期限。供热期为…`). */
const MAX_HEADING = 24

/**
 * What a reader is told of a quotation: without the headings and the numbers of articles it begins with, which stand with
 * its citation; numbers of items stay where there are several. Answers to `答：` begin without it.
 */
export function sayPlainly(quote: string, question: string): string {
  const lines = quote
    .replace(/^答[：:]/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (ASKS_PLACE.test(question)) return lines.join('')
  const kept = lines.filter((line, i) => i === lines.length - 1 || !isHeading(line))
  const items = kept.filter((line) => ITEM.test(line)).length
  const said = kept.map((line) => line.replace(ARTICLE, ''))
  return said.map((line, i) => (items === 1 && i === 0 ? line.replace(ITEM, '') : line)).join('')
}

/** A line that names what follows and says nothing itself. */
const isHeading = (line: string): boolean =>
  line.length <= MAX_HEADING &&
  !SENTENCE_END.test(line) &&
  (ITEM.test(line) || CHAPTER.test(line) || ARTICLE.test(line))
