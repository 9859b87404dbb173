import { HuidaError } from '../shared/errors.ts'
import { chooseDefinitions, readDefinitions, type SuiteDefinition } from './definition.ts'
import type { EvaluateOptions } from './options.ts'
import { kindOf } from './suites/registry.ts'

/**
 * Suites that can run, those over the same files after each other; what can't is said, and an error when it was asked for
 * or the gate is on. Throws ERR_USAGE, ERR_CONFIG, ERR_NOT_FOUND or ERR_EVAL_EMPTY.
 */
export async function chooseSuites(options: EvaluateOptions): Promise<SuiteDefinition[]> {
  if (options.answersFile !== undefined && (options.gate || options.updateBaseline))
    throw new HuidaError('ERR_USAGE', '给答案文件评分时，不能同时设门槛或更新基线')
  const definitions = await readDefinitions(options)
  definitions.forEach(kindOf)
  const chosen = chooseDefinitions(definitions, options.suites)
  const absent = chosen.filter(({ missing }) => missing.length > 0)
  for (const { name, missing } of absent) {
    const message = `评测集 ${name} 缺少数据：${missing.join('、')}（外部数据的位置由 HUIDA_SHARED 指定）`
    if (options.gate || options.suites.length > 0) throw new HuidaError('ERR_NOT_FOUND', message)
    options.print(`跳过：${message}`)
  }
  const present = chosen.filter(({ missing }) => missing.length === 0)
  if (present.length === 0) throw new HuidaError('ERR_EVAL_EMPTY', '没有可以运行的评测集')
  if (options.answersFile !== undefined && (present.length !== 1 || present[0]?.kind !== 'policy-qa'))
    throw new HuidaError('ERR_USAGE', '给答案文件评分时，请指明一个政策问答评测集')
  return inOrder(present)
}

/**
 * Our own before external ones, whose large libraries keep every processor busy by themselves; over the same files after
 * each other, so that they share a library; otherwise by name.
 */
function inOrder(definitions: readonly SuiteDefinition[]): SuiteDefinition[] {
  const sorted = [...definitions].sort((a, b) => Number(a.external) - Number(b.external))
  const keys = sorted.map(({ library }) => library.join('\n'))
  return [...new Set(keys)].flatMap((key) => sorted.filter(({ library }) => library.join('\n') === key))
}
