/** Writes src/store/postgres/schema.sql from the migrations. Run: `node --import tsx scripts/dump-schema.ts`. */
import { writeFile } from 'node:fs/promises'
import { migrate, openDatabase } from '../src/store/postgres/index.ts'
import { schemaText } from './schema-text.ts'

const db = await openDatabase({ dataDir: null })
try {
  await migrate(db)
  await writeFile(new URL('../src/store/postgres/schema.sql', import.meta.url), await schemaText(db))
} finally {
  await db.close()
}
