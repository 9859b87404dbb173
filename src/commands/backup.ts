import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { HuidaError } from '../shared/errors.ts'
import type { Run } from './command-line/command.ts'
import { withGateway } from './gateway/index.ts'

/** `huida backup`: the embedded data as one file; also while the service runs. */
export const run: Run = async ([path = ''], _options, context) => {
  const file = resolve(path)
  if (existsSync(file)) throw new HuidaError('ERR_USAGE', `${file} 已存在，请换一个文件名`)
  await withGateway(context, (gateway) => gateway.backup(file))
  context.terminal.print(`已备份到 ${file}`)
  return 0
}
