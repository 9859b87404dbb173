import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeApi } from '../test/support/openapi.ts'

/** Writes `docs/openapi.json` from the routes; a contract test fails when the file is out of date. */
const target = fileURLToPath(new URL('../docs/openapi.json', import.meta.url))
await writeFile(target, await describeApi())
console.log(`已写入 ${target}`)
