import { TracedText } from '../../../shared/text/traced-text.ts'
import type { LoadedDocument, LoadedTable, RepairedDocument } from '../types.ts'
import { RepairNotes, type RepairStep } from './step.ts'
import { removeBlankLines } from './steps/blank-lines.ts'
import { narrowCharacters } from './steps/character-width.ts'
import { restoreFlattenedLines } from './steps/flattened-lines.ts'
import { joinHardBreaks } from './steps/hard-breaks.ts'
import { removeInvisibleCharacters } from './steps/invisible-characters.ts'
import { removeLostSpaces } from './steps/lost-spaces.ts'
import { removePageNumbers } from './steps/page-numbers.ts'
import { removePinyin } from './steps/pinyin.ts'
import { normalisePunctuation } from './steps/punctuation.ts'
import { restoreShiftedBytes } from './steps/shifted-bytes.ts'
import { simplify } from './steps/simplified.ts'
import { removeSiteChrome } from './steps/site-chrome.ts'
import { dropSpaces } from './steps/spaces.ts'
import { layTableRows } from './steps/table-rows.ts'
import { flagUnrestored } from './steps/unrestored.ts'
import { removeWordFields } from './steps/word-fields.ts'

/** The repairs in their order: what removes foreign matter comes before what reads the text, width before punctuation. */
const STEPS: readonly RepairStep[] = [
  removeInvisibleCharacters,
  removeWordFields,
  restoreShiftedBytes,
  removePinyin,
  removeLostSpaces,
  flagUnrestored,
  removePageNumbers,
  joinHardBreaks,
  restoreFlattenedLines,
  narrowCharacters,
  simplify,
  removeSiteChrome,
  layTableRows,
  dropSpaces,
  normalisePunctuation,
  removeBlankLines,
]

/**
 * Repairs and normalises a document's text: Simplified, Chinese punctuation, one line a paragraph or table row. The
 * original is kept with a map back to it; what could not be restored is a `TEXT_UNRESTORED` warning, what was taken
 * off a web page a `SITE_CHROME` one. Table and heading offsets, and those of new warnings, are into the repaired text.
 */
export function repairDocument(loaded: LoadedDocument): RepairedDocument {
  const traced = new TracedText(loaded.text)
  const notes = new RepairNotes(loaded.tables)
  for (const step of STEPS) step.apply(traced, notes)
  const { text: original, tables, headings, warnings, ...rest } = loaded
  return {
    ...rest,
    original,
    text: traced.text,
    offsets: traced.offsets(),
    tables: tables.map((table) => mapTable(table, traced)),
    headings: headings
      .map((heading) => ({ ...traced.toCurrent(heading), level: heading.level }))
      .filter((heading) => heading.end > heading.start),
    warnings: [
      ...warnings.map((warning) =>
        warning.start === undefined || warning.end === undefined
          ? warning
          : { ...warning, ...traced.toCurrent({ start: warning.start, end: warning.end }) },
      ),
      ...notes.finish(traced),
    ],
    repairs: notes.counts,
  }
}

function mapTable(table: LoadedTable, traced: TracedText): LoadedTable {
  return {
    ...traced.toCurrent(table),
    rows: table.rows.map((row) =>
      row.map((cell) => {
        const range = traced.toCurrent(cell)
        return { ...range, text: traced.text.slice(range.start, range.end) }
      }),
    ),
  }
}
