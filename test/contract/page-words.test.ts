import { describe, expect, it } from 'vitest'
import type { ScreenVerdict } from '../../src/guardrails/screen/by-rules.ts'
import type { Facet } from '../../src/rag/retrieve/analyse/facets.ts'
import type { Aspect } from '../../src/scenarios/service-guide/understand/aspect/aspects.ts'
import { ANSWER_STATUSES } from '../../src/rag/answer/status.ts'

/** The page is plain JavaScript, checked on its own. */
const { noteText } = (await import(new URL('../../web/page/words.js', import.meta.url).href)) as {
  noteText(note: string, statusNames?: Record<string, string>): string
}

/** Fails to compile when a word is added that the page may not know. */
const FACETS: Record<Facet, true> = {
  quantity: true,
  responsible: true,
  definition: true,
  enumeration: true,
  comparison: true,
  confirmation: true,
  money: true,
  titles: true,
  procedure: true,
  condition: true,
  duration: true,
}
const ASPECTS: Record<Aspect, true> = {
  materials: true,
  time: true,
  hours: true,
  place: true,
  fee: true,
  online: true,
  visits: true,
  proxy: true,
  conditions: true,
  phone: true,
  steps: true,
  result: true,
  validity: true,
  standard: true,
  basis: true,
  department: true,
  audience: true,
}
const VERDICTS: Record<ScreenVerdict, true> = {
  despair: true,
  emergency: true,
  person: true,
  impersonation: true,
  injection: true,
  sensitive: true,
  chitchat: true,
}
const STATUS_NAMES = Object.fromEntries(
  Object.entries(ANSWER_STATUSES).map(([status, { label }]) => [status, label]),
)

describe('what the page says of a step', () => {
  it.each([...Object.keys(FACETS), ...Object.keys(ASPECTS), ...Object.keys(VERDICTS)])(
    'has Chinese for %s',
    (word) => expect(noteText(word)).toMatch(/^[\u4e00-\u9fff]+$/),
  )

  it('takes the names of statuses from the service', () => {
    for (const status of Object.keys(ANSWER_STATUSES))
      expect(noteText(status, STATUS_NAMES)).toMatch(/^[\u4e00-\u9fff]+$/)
  })

  it('keeps what is not its own', () => {
    expect(noteText('materials fee；澄湾区；常见问题')).toBe('问材料、问费用；澄湾区；常见问题')
    expect(noteText('2/3 部分有据')).toBe('2/3 部分有据')
  })
})
