import { describe, expect, it } from 'vitest'
import { makeFakeContext } from '../../test/support/fake-context.ts'
import type { FileOutcome } from '../api/services.ts'
import { run as ask } from './ask.ts'
import { run as ingest } from './ingest.ts'
import { run as search } from './search.ts'

describe('huida ask', () => {
  it('shows answer, sources and label', async () => {
    const context = makeFakeContext()
    expect(await ask(['民宿奖励多少？'], {}, context)).toBe(0)
    expect(context.out.join('\n')).toBe(
      [
        '※ 这份文件是示例',
        '新评为甲级的民宿一次性奖励5万元。[1]新评为乙级的民宿一次性奖励3万元。[2]',
        '',
        '依据：',
        '[1] 《望海市民宿奖励办法》（望文旅发〔2024〕9号）｜有效',
        '    第二章 奖励标准 › 第二条',
        '    “新评为甲级的民宿一次性奖励5万元。”',
        '[2] 《望海市民宿奖励办法》（望文旅发〔2024〕9号）｜有效',
        '    第二章 奖励标准 › 第二条',
        '    “新评为乙级的民宿一次性奖励3万元。”',
        '',
        '〔AI生成｜已回答〕',
      ].join('\n'),
    )
    expect(context.closed).toBe(1)
  })

  it('shows whom to ask when it has no answer', async () => {
    const context = makeFakeContext()
    await ask(['天气？'], {}, context)
    expect(context.out.join('\n')).toContain('可以咨询：政务服务便民热线 12345')
    expect(context.out.join('\n')).toMatch(
      /意思最近的原文（不是答案，请自行核对）：\n\[1\] 《望海市民宿奖励办法》/,
    )
  })

  it('says that the library is empty, and how to fill it, on stderr', async () => {
    const context = makeFakeContext()
    const { readiness } = context.services
    await ask(['民宿'], {}, context)
    expect(context.err).toEqual([])
    context.services.readiness = async () => ({ ...(await readiness()), documents: 0 })
    for (const command of [ask, search]) {
      await command(['民宿'], {}, context)
      expect(context.err.pop()).toMatch(/政策库还是空的.*huida ingest/)
    }
  })

  it('prints the whole answer as JSON, for a given day', async () => {
    const context = makeFakeContext()
    await ask(['民宿'], { json: true, asOf: '2025-02-03' }, context)
    expect(JSON.parse(context.out.join('\n'))).toMatchObject({ status: 'answered', as_of: '2025-02-03' })
  })

  it.each([
    ['', {}],
    ['问'.repeat(2001), {}],
    ['民宿', { asOf: '明天' }],
    ['民宿', { asOf: '2026-02-30' }],
  ])('refuses wrong usage %#', async (question, options) => {
    await expect(ask([question], options, makeFakeContext())).rejects.toMatchObject({ code: 'ERR_USAGE' })
  })
})

describe('huida search', () => {
  it('looks into tables or terms only where that is asked for', async () => {
    const context = makeFakeContext()
    const asked: unknown[] = []
    const { search: find } = context.services.assistant
    context.services.assistant.search = (query, limit, options) => {
      asked.push(options?.kinds)
      return find(query, limit, options)
    }
    await search(['民宿'], {}, context)
    await search(['民宿'], { kind: '表格,术语' }, context)
    expect(asked).toEqual([undefined, ['table_row', 'term']])
    await expect(search(['民宿'], { kind: '图片' }, context)).rejects.toMatchObject({ code: 'ERR_USAGE' })
  })

  it('shows passages with place and score', async () => {
    const context = makeFakeContext()
    await search(['民宿'], { limit: '1' }, context)
    expect(context.out[0]).toBe('1. lodging.md｜第二章 奖励标准｜0.910')
    expect(context.out.at(-1)).toBe('检索词：民宿（仅按词，4 毫秒）')
  })

  it.each(['0', '51', '1.5', 'x'])('refuses --limit %s', async (limit) => {
    await expect(search(['民宿'], { limit }, makeFakeContext())).rejects.toMatchObject({ code: 'ERR_USAGE' })
  })
})

describe('huida ingest', () => {
  it('counts what became of the files and says that it has no model', async () => {
    const context = makeFakeContext()
    expect(await ingest(['.'], {}, context)).toBe(0)
    expect(context.out).toEqual(['新增 1，更新 0，未变 0，移除 0，失败 0'])
    expect(context.err.join()).toContain('仅按词检索')
  })

  it('fails when a file failed, and tells why', async () => {
    const context = makeFakeContext()
    const failure: Omit<FileOutcome, 'path'> = {
      outcome: 'failed',
      docIds: [],
      chunks: 0,
      warnings: [],
      code: 'ERR_FILE_EMPTY',
      reason: '文件是空的',
    }
    context.services.ingestPaths = async ([path = '']) => [{ path, ...failure }]
    expect(await ingest(['.'], {}, context)).toBe(1)
    expect(context.out[0]).toMatch(/^✗ .*：文件是空的（ERR_FILE_EMPTY）$/)
    expect(await ingest(['.'], { json: true }, context)).toBe(1)
    expect(JSON.parse(context.out.at(-1) ?? '')).toMatchObject({ counts: { failed: 1 } })
  })

  it('refuses a path that is not there', async () => {
    await expect(ingest(['/nonexistent/x'], {}, makeFakeContext())).rejects.toMatchObject({
      code: 'ERR_USAGE',
    })
  })
})
