import { isHan } from '../../../../shared/text/characters.ts'
import type { TextRange } from '../../../../shared/text/offset-map.ts'
import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { plainText, readability, restoreRun, type Restoration } from '../byte-shift/restore.ts'
import { parseShiftedRun } from '../byte-shift/shifted-runs.ts'
import { WordCosts } from '../byte-shift/word-costs.ts'
import type { RepairNotes, RepairStep } from '../step.ts'
import { readPinyinNotes } from './pinyin.ts'

/** Above this a run reads as language and is left alone; below the second it is damaged even if nothing restores it. */
const READABLE = -9
const DAMAGED = -13
/** Runs restored in one document, at a few tenths of a second each; further ones are only pointed at. */
const MOST_RUNS = 60

/** Restores text whose bytes were read out of step after one was lost; places that stay uncertain are left. */
export const restoreShiftedBytes: RepairStep = {
  name: 'shifted-bytes',
  label: '恢复错位的乱码',
  apply(traced, notes) {
    const text = traced.text
    const starts = [...text.matchAll(/\?/g)]
      .map((match) => match.index)
      .filter((index) => isInsideText(text, index))
    const parsed = starts.map((start) => parseShiftedRun(text, start)).filter((run) => run !== null)
    if (parsed.length === 0) return
    const general = new WordCosts('')
    const runs = parsed.filter((run) => readability(text, run, general) < READABLE)
    if (runs.length === 0) return
    const readings = readPinyinNotes(text) ?? new Map<string, Set<string>>()
    const costs = new WordCosts(undamaged(text))
    const edits: TextEdit[] = []
    for (const run of runs) {
      if (run.start < (edits.at(-1)?.end ?? 0)) continue
      const restored = edits.length < MOST_RUNS ? restoreRun(text, run, costs, readings) : null
      const original = traced.toOriginal(run)
      const written = text.slice(run.start, run.end)
      if (restored) {
        edits.push({ start: run.start, end: run.end, text: restored.text })
        notes.lostBytes = true
        warnRestored(notes, written, restored, original)
      } else if (readability(text, run, general) < DAMAGED) {
        notes.lostBytes = true
        notes.warn('TEXT_UNRESTORED', `此处文字损坏，未能恢复：“${written}”`, original)
      }
    }
    traced.edit(edits)
    notes.count(this, edits.length)
  },
}

function warnRestored(
  notes: RepairNotes,
  written: string,
  { text, certain }: Restoration,
  original: TextRange,
): void {
  if (certain) notes.warn('TEXT_RESTORED', `乱码“${written}”已恢复为“${text}”，请核对`, original)
  else notes.warn('TEXT_UNRESTORED', `乱码“${written}”只能部分恢复为“${text}”，可能缺字`, original)
}

/** A `?` behind a Han character or its reading, with text after it on the line. */
function isInsideText(text: string, index: number): boolean {
  const before = text[index - 1]
  const after = text[index + 1]
  return (isHan(before) || before === ')') && after !== undefined && after !== '\n' && after !== '?'
}

/** The clauses without a `?`, for learning the document's own phrases. */
function undamaged(text: string): string {
  return plainText(text)
    .split(/[，。、；：,;:\n]/)
    .filter((clause) => !clause.includes('?'))
    .join('\n')
}
