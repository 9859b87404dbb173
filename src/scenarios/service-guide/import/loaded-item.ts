import type { LoadedDocument } from '../../../rag/ingest/types.ts'
import { HuidaError, toHuidaError } from '../../../shared/errors.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { buildGuide, fieldsOf, type GuideSource } from '../guide/build-guide.ts'
import { renderGuide } from '../guide/render.ts'

/** An item as the ingest takes it: its record is made from the item alone. */
export function loadedItem(item: ServiceItem, source: GuideSource): LoadedDocument {
  return {
    ...emptyDocument(source),
    id: item.id,
    text: renderGuide(item).text,
    fields: fieldsOf(item, source.region),
    build: (file) => buildGuide(item, file, source),
  }
}

/** A row that is no item: the ingest reports why and writes nothing of it. */
function rejectedItem(fragment: string, source: GuideSource, error: unknown, where: string): LoadedDocument {
  const { code, detail } = toHuidaError(error)
  return {
    ...emptyDocument({ ...source, fragment }),
    build: () => {
      throw new HuidaError(code, `${where}：${detail}`, { cause: error })
    },
  }
}

const emptyDocument = ({ fragment, mediaType }: GuideSource): LoadedDocument => ({
  id: null,
  fragment,
  mediaType,
  text: '',
  tables: [],
  headings: [],
  fields: {},
  warnings: [],
})

/** What one row of a file became; `row` counts as the spreadsheet or the jsonl file does. */
export type ReadRow = { row: number; item: ServiceItem } | { row: number; error: unknown }

/** Documents of the rows of a file, each whole or not at all. */
export function loadedRows(
  rows: readonly ReadRow[],
  source: Omit<GuideSource, 'fragment' | 'bytes'>,
): LoadedDocument[] {
  return rows.map((read) => {
    const whole = { ...source, fragment: '', bytes: null }
    if ('error' in read) return rejectedItem(`#第${read.row}行`, whole, read.error, `第 ${read.row} 行`)
    return loadedItem(read.item, { ...whole, fragment: `#${read.item.id}` })
  })
}
