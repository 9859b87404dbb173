import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { HuidaError } from '../shared/errors.ts'
import { restoreFrom } from '../store/postgres/index.ts'
import type { Run } from './command-line/command.ts'

/** `huida restore`: a backup back into the data directory, which no service may hold. */
export const run: Run = async ([path = ''], { force }, { config, terminal }) => {
  if (config.databaseUrl !== null)
    throw new HuidaError('ERR_USAGE', '恢复只适用于内嵌数据库；PostgreSQL 请用 pg_restore')
  const file = resolve(path)
  if (!existsSync(file)) throw new HuidaError('ERR_USAGE', `没有这个文件：${file}`)
  await restoreFrom(config.dataDir, file, { replace: force === true })
  terminal.print(`已从 ${file} 恢复到 ${config.dataDir}`)
  return 0
}
