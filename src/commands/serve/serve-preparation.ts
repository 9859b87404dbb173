import type { Config } from '../../config/index.ts'
import type { Huida } from '../../container/index.ts'
import { modelStatus } from '../../models/index.ts'
import { HuidaError, toHuidaError } from '../../shared/errors.ts'
import { readLockHolder } from '../../store/postgres/index.ts'
import type { CommandContext, Options } from '../command-line/command.ts'
import { fetchWithProgress } from '../models.ts'

/** Told before anything is fetched: ERR_STORE_LOCKED when another service has the data already. */
export function requireFree({ databaseUrl, dataDir }: Config): void {
  const url = databaseUrl === null ? readLockHolder(dataDir)?.url : null
  if (url) throw new HuidaError('ERR_STORE_LOCKED', `服务已在运行：${url}（数据目录 ${dataDir}）`)
}

/** With an endpoint, or the files on disk, there is nothing to fetch; without either the words alone must do. */
export async function obtainModel({ offline }: Options, context: CommandContext): Promise<void> {
  const { config, terminal } = context
  if (config.embedding.endpoint !== null)
    return terminal.note(`向量：${config.embedding.endpoint.model}（远程接口）`)
  const { state } = await modelStatus(config.modelsDir)
  if (state === 'present') return terminal.note('向量模型：已就绪')
  if (offline) return terminal.note('向量模型：没有，且不下载（--offline）；先仅按词检索')
  terminal.note(state === 'corrupt' ? '向量模型：文件损坏，重新获取…' : '向量模型：没有，尝试获取…')
  try {
    await fetchWithProgress(context, { source: 'auto' })
    terminal.note('向量模型：已获取，校验无误')
  } catch (error) {
    if (context.signal.aborted) throw error
    terminal.note(
      `向量模型：未能获取（${toHuidaError(error).detail}）；先仅按词检索，之后可运行 huida models fetch`,
    )
  }
}

/** Puts the demo library into an empty one, or what of it an earlier start left out, unless `demo` is false; true when it did. */
export async function seedWhenEmpty(
  huida: Huida,
  { demo }: Options,
  { terminal }: CommandContext,
): Promise<boolean> {
  const missing = await huida.demo.missing()
  if (missing === 'none' || demo === false) {
    const count = await huida.library.countDocuments()
    terminal.note(count > 0 ? `政策库：${count} 份文件` : '政策库：空（huida ingest <目录> 可读入文件）')
    return false
  }
  terminal.note(
    missing === 'all'
      ? '政策库：空，载入示例政策库（虚构的晏海市）'
      : '政策库：上次没有载完示例政策库，接着载入',
  )
  const progress = await terminal.progress('载入示例')
  await huida.demo
    .seed((done, total, { path }) => progress.update(done, total, path))
    .finally(() => progress.stop())
  return true
}
