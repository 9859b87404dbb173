import { describe, expect, it } from 'vitest'
import { loadConfig } from './index.ts'

const load = (env: Record<string, string>, flags: Record<string, string> = {}) =>
  loadConfig(env, '/nonexistent', new Map(Object.entries(flags)))

describe('loadConfig', () => {
  it('has a value for everything', () => {
    expect(load({})).toMatchObject({
      port: 8012,
      logLevel: 'info',
      databaseUrl: null,
      dataDir: '/nonexistent/.huida',
    })
  })

  it.each([
    [{ HUIDA_PORT: 'abc' }, '环境变量有误：HUIDA_PORT 应为整数，而不是“abc”'],
    [{ HUIDA_PORT: '70000' }, '环境变量有误：HUIDA_PORT 不能大于 65535，而不是“70000”'],
    [
      { HUIDA_LOG_LEVEL: 'loud' },
      '环境变量有误：HUIDA_LOG_LEVEL 只能是 fatal、error、warn、info、debug、silent，而不是“loud”',
    ],
    [{ RERANK_STYLE: 'x' }, '环境变量有误：RERANK_STYLE 只能是 tei、openai，而不是“x”'],
    [{ AUTH_SESSION_KEY: 'short' }, '环境变量有误：AUTH_SESSION_KEY 至少 32 个字符'],
  ])('names the variable and tells in Chinese what is wrong: %j', (env, detail) => {
    expect(() => load(env)).toThrow(expect.objectContaining({ code: 'ERR_CONFIG', detail }) as Error)
  })

  it('names the option where the value came from one', () => {
    expect(() => load({ HUIDA_PORT: 'abc' }, { HUIDA_PORT: '--port' })).toThrow(
      expect.objectContaining({
        code: 'ERR_USAGE',
        detail: '选项有误：--port 应为整数，而不是“abc”',
      }) as Error,
    )
  })
})
