import { parseNumeral } from '../../../../shared/text/numerals.ts'
import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines, type TextLine } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

/** A line this long is no paragraph but a document whose line breaks are gone. */
const LEAST_LENGTH = 600
const LEAST_HEADINGS = 2
/** A number at the start of a heading or clause. */
const HEADING =
  /([一二三四五六七八九十]{1,3})、|(?<!第)（([一二三四五六七八九十]{1,3})）|第([一二三四五六七八九十百零〇]{1,7})([条章])(?![款项、和至及规之])|(?<![\d.])(\d{1,2})[.．、](?!\d)/g
const SENTENCE_END = /[。；：！？”）]/
/** A title has at most so many characters: below it its first clause may follow without a sentence's end between. */
const LONGEST_TITLE = 40

/** Begins a new line before the headings of a text without line breaks; their numbers must run on from one another. */
export const splitGluedHeadings: RepairStep = {
  name: 'glued-headings',
  label: '恢复标题前丢失的换行',
  apply(traced, notes) {
    const edits: TextEdit[] = []
    for (const line of splitLines(traced.text)) {
      if (line.text.length < LEAST_LENGTH || line.text.includes('\t')) continue
      const starts = findHeadings(line)
      if (starts.length >= LEAST_HEADINGS)
        edits.push(...starts.map((start) => ({ start, end: start, text: '\n' })))
    }
    traced.edit(edits)
    notes.count(this, edits.length)
  },
}

/** Offsets of headings whose number is 1 or one more than the last of their form. */
function findHeadings(line: TextLine): number[] {
  const last = new Map<string, number>()
  const starts: number[] = []
  let title = Number.NEGATIVE_INFINITY
  for (const match of line.text.matchAll(HEADING)) {
    const [, major, minor, article, unit = '', item] = match
    const form = unit || (major ? '、' : minor ? '（）' : '.')
    const number = parseNumeral(major ?? minor ?? article ?? item ?? '')
    const ended = match.index === 0 || SENTENCE_END.test(line.text[match.index - 1] ?? '')
    const titled = (form === '（）' || form === '条') && match.index - title <= LONGEST_TITLE
    if (number === null || !(ended || titled) || !continues(form, number, last.get(form))) continue
    last.set(form, number)
    if (form === '、' || form === '章') title = match.index
    if (match.index > 0) starts.push(line.start + match.index)
  }
  return starts
}

/** Articles of a quoted part may begin anywhere; clauses begin anew under each heading; headings run through. */
function continues(form: string, number: number, last: number | undefined): boolean {
  if (last === undefined) return number === 1 || form === '条' || form === '章'
  return number === last + 1 || (number === 1 && (form === '（）' || form === '.'))
}
