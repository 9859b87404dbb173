import { writeSync } from 'node:fs'
import { createLibraryStore, migrate, openDatabase } from '../../../src/store/postgres/index.ts'
import { tokenizeByBlank } from './documents.ts'
import { DOCUMENTS, makeVersion } from './versions.ts'

/** Puts ever newer versions of a few documents, several at once, printing `<id> <version>` after each, until it is killed. */
const [dataDir = '', firstVersion = '1'] = process.argv.slice(2)
const db = await openDatabase({ dataDir })
await migrate(db)
const library = createLibraryStore(db, tokenizeByBlank)
writeSync(1, 'open\n')
for (let version = Number(firstVersion); ; version++) {
  const puts = Array.from({ length: DOCUMENTS }, async (_value, at) => {
    await library.putDocument(makeVersion(`d${at}`, version))
    writeSync(1, `d${at} ${version}\n`)
  })
  await Promise.all(puts)
  if (version % 4 === 0) await db.checkpoint()
}
