import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadHomeLibrary, TRAINED_DIR } from '../src/scenarios/hotline/dispatch/evidence/home-library.ts'
import type { TellingModel } from '../src/scenarios/hotline/intake/wording/telling.ts'
import {
  hashTellingExamples,
  loadTellingExamples,
} from '../src/scenarios/hotline/intake/wording/telling-examples.ts'
import { trainTelling } from '../src/scenarios/hotline/intake/wording/train-telling.ts'

/**
 * Train which clauses of a ticket tell the matter and which ask for something, and write the weights to
 * `corpus/city/trained`; prints the cross-validated scores of the weights that were there and of the new ones. Needs no
 * embedding model; takes seconds.
 */
const file = join(TRAINED_DIR, 'telling.json')
const { tickets } = await loadHomeLibrary()
const model = trainTelling(loadTellingExamples(tickets), hashTellingExamples())
const { features, ...rest } = model
const lines = Object.entries(features).map(
  ([name, weights]) => `${JSON.stringify(name)}:[${weights.join(',')}]`,
)
const before = JSON.parse(await readFile(file, 'utf8')) as TellingModel
await writeFile(file, `${JSON.stringify(rest).slice(0, -1)},"features":{\n${lines.join(',\n')}\n}}\n`)
console.log('before', JSON.stringify(before.scores))
console.log('after', JSON.stringify(model.scores))
