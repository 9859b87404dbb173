import type { RepairStep } from '../step.ts'

const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'
/** A syllable with its tone mark, in parentheses, behind a Han character. */
export const PINYIN_NOTE = new RegExp(
  `(\\p{Script=Han})[(（]((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüv]?[${TONED}][aeiouüv]{0,2}(?:ng|n|r)?)[)）]`,
  'gu',
)
/** Fewer notes than this are an author's: a rare character with its reading. */
const LEAST_NOTES = 5

/** Readings that a text's notes give its characters (`區(qū)` → 區: qū), or null when the text is not polluted. */
export function readPinyinNotes(text: string): Map<string, Set<string>> | null {
  const readings = new Map<string, Set<string>>()
  let notes = 0
  for (const [, character = '', reading = ''] of text.matchAll(PINYIN_NOTE)) {
    notes++
    const known = readings.get(character)
    if (known) known.add(reading)
    else readings.set(character, new Set([reading]))
  }
  // An author explains a reading once; pollution repeats it at each occurrence.
  const repeated = notes > readings.size
  return notes >= LEAST_NOTES && repeated ? readings : null
}

/** Removes the readings a conversion put behind characters; abbreviations in parentheses and single glosses stay. */
export const removePinyin: RepairStep = {
  name: 'pinyin',
  label: '清除混入的拼音',
  apply(traced, notes) {
    if (readPinyinNotes(traced.text) === null) return
    notes.count(
      this,
      traced.replaceAll(PINYIN_NOTE, ([, character = '']) => character),
    )
  },
}
