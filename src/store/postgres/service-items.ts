import type { Database, Queryable, Row } from '../ports.ts'
import type { ServiceItem, ServiceItemPage, ServiceItemStore, StoredServiceItem } from '../service-item.ts'
import { storableJson } from './values.ts'

interface ItemRow extends Row {
  id: string
  source: string
  item: ServiceItem
}

const SELECT = 'SELECT d.id, d.source, s.item FROM service_items s JOIN documents d ON d.key = s.doc_key'
const MATCHES = `($1::text = '' OR strpos(s.search_text, lower($1::text)) > 0)`

const toStored = ({ id, source, item }: ItemRow): StoredServiceItem => ({ id, source, item: { ...item, id } })

/** Service items in the database. */
export function createServiceItemStore(db: Database): ServiceItemStore {
  return {
    async listItems({ offset, limit, query }: ServiceItemPage) {
      const rows = await db.query<ItemRow>(
        `${SELECT} WHERE ${MATCHES} ORDER BY s.code NULLS LAST, d.id OFFSET $2 LIMIT $3`,
        [query?.trim() ?? '', offset, limit],
      )
      return rows.map(toStored)
    },
    async countItems(query) {
      const [row] = await db.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM service_items s WHERE ${MATCHES}`,
        [query?.trim() ?? ''],
      )
      return row?.n ?? 0
    },
    async getItem(id) {
      const rows = await db.query<ItemRow>(
        `${SELECT} WHERE d.id = $1 OR s.code = $1 ORDER BY d.id = $1 DESC, d.id LIMIT 1`,
        [id],
      )
      return rows[0] === undefined ? null : toStored(rows[0])
    },
  }
}

/** Insert the item of a document that was just inserted, in the same transaction. */
export async function insertServiceItem(tx: Queryable, docKey: number, item: ServiceItem): Promise<void> {
  const search = [item.name, ...(item.aliases ?? []), item.code, item.department].filter(Boolean).join('\n')
  await tx.query(
    'INSERT INTO service_items (doc_key, code, name, search_text, item) VALUES ($1, $2, $3, $4, $5::jsonb)',
    [docKey, item.code ?? null, item.name, search.toLowerCase(), storableJson(item)],
  )
}
