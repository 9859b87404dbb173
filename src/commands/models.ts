import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fetchModel, modelStatus, type FetchOptions, type ModelStatus } from '../models/index.ts'
import { HuidaError } from '../shared/errors.ts'
import { makeFolder } from '../store/postgres/index.ts'
import type { CommandContext, Options, Run } from './command-line/command.ts'

const STATES: Record<ModelStatus['state'], string> = {
  present: '✓ 完好',
  missing: '－ 没有',
  corrupt: '✗ 损坏',
}
const SOURCES: readonly string[] = ['auto', 'folder', 'maven', 'endpoint']

/** `huida models status|fetch`: the embedding model on disk. */
export const run: Run = async ([action], options, context) => {
  if (action === 'status') return status(options, context)
  if (action === 'fetch') return fetch(options, context)
  throw new HuidaError('ERR_USAGE', 'models 的动作是 status 或 fetch')
}

async function status({ json }: Options, { config, terminal }: CommandContext): Promise<0 | 1> {
  const found = await modelStatus(config.modelsDir)
  if (json) terminal.print(JSON.stringify(found, null, 2))
  else {
    terminal.print(`${STATES[found.state]}  ${found.name}（${found.folder}）`)
    for (const { name, state, bytes } of found.files) {
      terminal.print(`  ${STATES[state]}  ${name}${bytes > 0 ? ` ${megabytes(bytes)}` : ''}`)
    }
  }
  return found.state === 'corrupt' ? 1 : 0
}

async function fetch(options: Options, context: CommandContext): Promise<0> {
  const { terminal } = context
  const result = await fetchWithProgress(context, sourceOf(options))
  if (options.json) terminal.print(JSON.stringify(result, null, 2))
  else if (result.source === null) terminal.print(`模型已在 ${result.folder}，校验无误`)
  else terminal.print(`模型已放入 ${result.folder}（来源：${result.source}），校验无误`)
  return 0
}

function sourceOf({ from, source = 'auto' }: Options): Pick<FetchOptions, 'source' | 'folder'> {
  if (!SOURCES.includes(String(source)))
    throw new HuidaError('ERR_USAGE', `--source 只能是 ${SOURCES.join('、')}`)
  if (typeof from !== 'string') return { source: source as 'auto' }
  const folder = resolve(from)
  if (!existsSync(folder)) throw new HuidaError('ERR_USAGE', `没有这个目录：${folder}`)
  return { source: 'folder', folder }
}

/** Get the embedding model, showing how far each file has come. Throws ERR_MODEL_DOWNLOAD or ERR_MODEL_CHECKSUM. */
export async function fetchWithProgress(
  { config, terminal, signal }: CommandContext,
  source: Pick<FetchOptions, 'source' | 'folder'>,
) {
  const { modelsDir, modelEndpoint: endpoint } = config
  await makeFolder(modelsDir)
  const progress = await terminal.progress('下载模型')
  return fetchModel({
    ...source,
    modelsDir,
    endpoint,
    signal,
    onProgress: ({ file, bytes, total }) => {
      if (total !== null) progress.update(bytes, total, file)
    },
  }).finally(() => progress.stop())
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
