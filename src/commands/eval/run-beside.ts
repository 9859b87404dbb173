import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Lane, Outcome, SuiteDefinition } from '../../evaluation/index.ts'
import { HuidaError } from '../../shared/errors.ts'
import type { CommandContext } from '../command-line/command.ts'
import type { FromLane, LaneJob } from './lane-messages.ts'

/** Compiled, it stands beside this file as JavaScript. */
const ENTRY = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? './lane.process.js' : './lane.process.ts', import.meta.url),
)

/**
 * Run suites in a process of their own, so that they compute while those of this process do. When it dies, all of them have
 * failed with ERR_INTERNAL.
 */
export function runBeside(
  definitions: readonly SuiteDefinition[],
  { progress, options: { openLibrary: _, print, ...options }, ...lane }: Lane,
  { config, log }: Pick<CommandContext, 'config' | 'log'>,
): Promise<Outcome> {
  const job: LaneJob = { definitions, lane, options, config, logLevel: log.level }
  const child = fork(ENTRY, { execArgv: process.execArgv, serialization: 'advanced' })
  return new Promise((resolve) => {
    child.on('message', (sent) => {
      const message = sent as FromLane
      if (message.type === 'print') print(message.text)
      else if (message.type === 'advance') progress.advance(message.suite, message.done, message.total)
      else if (message.type === 'finish') progress.finish(message.suite)
      else
        resolve({
          reported: message.reported,
          failures: message.failures.map(({ suite, code, detail }) => ({
            suite,
            error: new HuidaError(code, detail),
          })),
        })
    })
    const fail = (reason: string): void => {
      const error = new HuidaError('ERR_INTERNAL', `评测进程中断：${reason}`)
      resolve({ reported: [], failures: definitions.map(({ name: suite }) => ({ suite, error })) })
    }
    child.on('error', (error) => fail(error.message))
    child.on('exit', (code, signal) => fail(signal ?? `退出码 ${code}`))
    child.send(job)
  })
}
