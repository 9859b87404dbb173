import type { Run } from '../command-line/command.ts'
import type { Check } from './check.ts'
import { checkAll } from './checks.ts'

const MARKS: Record<Check['state'], string> = { ok: '✓', failed: '✗', absent: '－' }

/** `huida doctor`: one line a check; exit code 1 when one failed. What is merely absent (a model) is no failure. */
export const run: Run = async (_args, { json }, context) => {
  const checks: Check[] = []
  for await (const check of checkAll(context)) {
    checks.push(check)
    if (!json) context.terminal.print(`${MARKS[check.state]} ${check.name}：${check.detail}`)
  }
  if (json) context.terminal.print(JSON.stringify({ checks }, null, 2))
  return checks.some(({ state }) => state === 'failed') ? 1 : 0
}
