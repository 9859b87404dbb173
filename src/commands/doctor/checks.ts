import { constants, existsSync } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import type { Config, Endpoint } from '../../config/index.ts'
import { modelStatus } from '../../models/index.ts'
import type { CommandContext } from '../command-line/command.ts'
import { checkDatabase } from './check-database.ts'
import type { Check } from './check.ts'

const ENDPOINT_TIMEOUT_MS = 5_000
const LOW_SPACE = 500 * 1024 * 1024

/** Everything a service needs, one after the other; nothing is changed but what opening the database does. */
export async function* checkAll(context: CommandContext): AsyncGenerator<Check> {
  const { config } = context
  yield checkNode()
  yield await checkDataDir(config)
  yield* checkDatabase(context)
  yield await checkModel(config)
  yield await checkEndpoint('大模型', config.chat.endpoint, '没有配置（LLM_BASE_URL）；摘录原文作答')
  yield await checkEndpoint('远程向量', config.embedding.endpoint, '没有配置；用本地模型')
  yield await checkEndpoint('重排', config.rerank, '没有配置；用内置排序')
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const enough = major > 20 || (major === 20 && minor >= 19)
  return {
    name: 'Node.js',
    state: enough ? 'ok' : 'failed',
    detail: `${process.versions.node}（需要 20.19 或更新）`,
  }
}

async function checkDataDir({ dataDir }: Config): Promise<Check> {
  const name = '数据目录'
  if (!existsSync(dataDir)) return { name, state: 'absent', detail: `${dataDir} 尚未建立` }
  if (!(await stat(dataDir)).isDirectory())
    return { name, state: 'failed', detail: `${dataDir} 是文件，不是目录` }
  try {
    await access(dataDir, constants.R_OK | constants.W_OK)
  } catch {
    return { name, state: 'failed', detail: `${dataDir} 不能读写` }
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const detail = `${dataDir}，剩余空间 ${(free / 1024 ** 3).toFixed(1)} GB`
  return { name, state: free < LOW_SPACE ? 'failed' : 'ok', detail }
}

async function checkModel({ modelsDir, embedding }: Config): Promise<Check> {
  const name = '向量模型'
  if (embedding.endpoint !== null) return { name, state: 'absent', detail: '用远程接口，不用本地模型' }
  const { state, folder } = await modelStatus(modelsDir)
  if (state === 'present') return { name, state: 'ok', detail: `校验无误（${folder}）` }
  if (state === 'corrupt')
    return { name, state: 'failed', detail: `文件损坏（${folder}），请运行 huida models fetch` }
  return { name, state: 'absent', detail: '没有，仅按词检索（huida models fetch 可获取）' }
}

async function checkEndpoint(name: string, endpoint: Endpoint | null, without: string): Promise<Check> {
  if (endpoint === null) return { name, state: 'absent', detail: without }
  const { baseUrl, apiKey, model } = endpoint
  try {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
      headers: apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(ENDPOINT_TIMEOUT_MS),
    })
    if (response.status === 401 || response.status === 403)
      return { name, state: 'failed', detail: `${baseUrl} 不接受密钥` }
    if (response.status >= 500)
      return { name, state: 'failed', detail: `${baseUrl} 返回 HTTP ${response.status}` }
    return { name, state: 'ok', detail: `${model}，${baseUrl} 有回应` }
  } catch {
    return { name, state: 'failed', detail: `${baseUrl} 没有回应` }
  }
}
