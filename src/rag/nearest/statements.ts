import type { StoredDocument } from '../../store/ports.ts'
import { innermostSection } from '../answer/evidence.ts'
import { placeRow, quotableSentences } from '../answer/extractive/sentence/spans.ts'
import type { BareSpan } from '../answer/extractive/types.ts'
import type { Candidate } from '../retrieve/types.ts'

/** A sentence or a table row of a passage that was found. */
export interface Statement extends BareSpan {
  /** What it stands under, and does not say itself. */
  heading: string
}

/** Sentences and table rows of passages, each once, with the best passage it lies in. */
export function statementsOf(
  candidates: readonly Candidate[],
  documents: ReadonlyMap<string, StoredDocument>,
): Statement[] {
  const found = new Map<string, Statement>()
  for (const candidate of candidates) {
    const document = documents.get(candidate.chunk.docId)
    if (document === undefined) continue
    for (const span of spansIn(document, candidate)) {
      const key = `${document.id}:${span.start}`
      const known = found.get(key)
      if (known === undefined || known.candidate.score < candidate.score)
        found.set(key, { ...span, document, candidate, heading: headingOf(span, document) })
    }
  }
  return [...found.values()]
}

function spansIn(document: StoredDocument, { chunk: { start, end } }: Candidate) {
  const rows = document.tables.flatMap((table) =>
    table.rows
      .filter((row) => row.start < end && start < row.end)
      .map((row) => placeRow(document, { table, row })),
  )
  return [...quotableSentences(document, start, end), ...rows]
}

/** Caption of a row's table; of a sentence the last heading above it. */
function headingOf(
  { start, said, row }: Pick<BareSpan, 'start' | 'said' | 'row'>,
  document: StoredDocument,
): string {
  if (row !== null) return row.table.caption ?? ''
  const heading = innermostSection(document, start)?.path.at(-1) ?? ''
  return said.startsWith(heading) ? '' : heading
}
