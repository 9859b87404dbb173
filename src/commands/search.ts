import { HuidaError } from '../shared/errors.ts'
import type { ChunkKind } from '../store/records.ts'
import type { Run } from './command-line/command.ts'
import { emptyLibraryNote } from './empty-library.ts'
import { withGateway } from './gateway/index.ts'
import { showSearch } from './show-answer.ts'

/** `huida search`: passages without an answer. */
export const run: Run = async ([query = ''], { limit, kind, json }, context) => {
  const count = limit === undefined ? 10 : Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > 50) {
    throw new HuidaError('ERR_USAGE', '--limit 应为 1 至 50 的整数')
  }
  if (query.trim() === '') throw new HuidaError('ERR_USAGE', '检索词不能为空')
  const kinds = kind === undefined ? undefined : kindsOf(String(kind))
  const { result, empty } = await withGateway(context, async (gateway) => ({
    result: await gateway.search(query.trim(), count, kinds),
    empty: await emptyLibraryNote(gateway),
  }))
  if (empty !== null) context.terminal.note(empty)
  if (json) context.terminal.print(JSON.stringify(result, null, 2))
  else showSearch(result).forEach((line) => context.terminal.print(line))
  return 0
}

/** What each word stands for. */
const KINDS: Readonly<Record<string, ChunkKind>> = { 正文: 'text', 表格: 'table_row', 术语: 'term' }

function kindsOf(words: string): ChunkKind[] {
  const kinds = words.split(/[,，、]/).map((word) => KINDS[word.trim()])
  if (kinds.includes(undefined))
    throw new HuidaError('ERR_USAGE', `--kind 只能是 ${Object.keys(KINDS).join('、')}，多个用逗号分开`)
  return kinds as ChunkKind[]
}
