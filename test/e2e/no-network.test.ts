import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Answer } from '../../src/rag/answer/types.ts'
import { describeLoopbackOnly, runLoopbackOnly } from '../support/loopback-only.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

interface FirstDay {
  devices: string[]
  said: string
  ingest: number
  page: number
  answer: Answer
  code: number
}

describeLoopbackOnly('with no network but loopback', () => {
  it(
    'starts without the model that it cannot get, takes a file in, and answers from it',
    { timeout: 180_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'huida-no-network-'))
      const printed = await runLoopbackOnly(path('../support/first-day-child.ts'), [
        folder,
        path('../../corpus/policies/yh-2025-gjj-06.md'),
        '单方缴存住房公积金的职工家庭最高贷款额度是多少？',
      ])
      const day = JSON.parse(printed) as FirstDay
      expect(day.devices).toEqual(['lo'])
      expect(day.said).toContain('未能获取')
      expect(day).toMatchObject({ ingest: 0, page: 200, code: 0 })
      expect(day.answer.status).toBe('answered')
      expect(day.answer.answer).toContain('70万元')
      await rm(folder, { recursive: true })
    },
  )
})
