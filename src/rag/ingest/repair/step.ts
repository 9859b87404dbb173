import type { TextRange } from '../../../shared/text/offset-map.ts'
import type { TracedText } from '../../../shared/text/traced-text.ts'
import type { IngestWarning } from '../../../store/records.ts'
import type { LoadedTable, RepairCount } from '../types.ts'

/** One repair: edits the current text and notes what it did. Steps run in a fixed order, each on the last one's text. */
export interface RepairStep {
  /** Stable name, for instance `page-numbers`. */
  name: string
  /** What the upload page says it did (Chinese). */
  label: string
  apply(traced: TracedText, notes: RepairNotes): void
}

/** What the steps of one document know and leave behind. */
export class RepairNotes {
  readonly tables: readonly LoadedTable[]
  readonly counts: RepairCount[] = []
  /** True once bytes were found lost: a stray `?` is then not a question mark. */
  lostBytes = false
  private readonly warnings: { code: string; message: string; original: TextRange }[] = []

  constructor(tables: readonly LoadedTable[]) {
    this.tables = tables
  }

  /** Counts repairs that removed or restored content. */
  count(step: RepairStep, count: number): void {
    if (count > 0) this.counts.push({ step: step.name, label: step.label, count })
  }

  /** Warns about a place, given in the original. */
  warn(code: string, message: string, original: TextRange): void {
    this.warnings.push({ code, message, original })
  }

  /** Whether a place of the original lies in one already warned about. */
  isWarned(original: TextRange): boolean {
    return this.warnings.some(
      (warning) => warning.original.start <= original.start && original.end <= warning.original.end,
    )
  }

  /** The warnings with offsets into the final text. */
  finish(traced: TracedText): IngestWarning[] {
    return this.warnings.map(({ code, message, original }) => ({
      code,
      message,
      ...traced.toCurrent(original),
    }))
  }
}
