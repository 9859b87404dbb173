import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaText } from '../../../scripts/schema-text.ts'
import { describeEngines } from './engines.ts'

const dump = readFileSync(new URL('../../../src/store/postgres/schema.sql', import.meta.url), 'utf8')

describeEngines('schema', (engine) => {
  test('is what schema.sql says (else run scripts/dump-schema.ts)', async () => {
    expect(await schemaText(engine.db)).toBe(dump)
  })
})
