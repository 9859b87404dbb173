import type { Config } from '../../config/index.ts'
import type { Lane, Outcome, SuiteDefinition } from '../../evaluation/index.ts'
import type { ErrorCode } from '../../shared/errors.ts'

/** What a process is told to run: everything of a lane but what can't be sent. */
export interface LaneJob {
  definitions: readonly SuiteDefinition[]
  lane: Pick<Lane, 'baselines' | 'prompts' | 'git'>
  options: Omit<Lane['options'], 'openLibrary' | 'print'>
  config: Config
  logLevel: string
}

/** What it tells while it runs, and at the end; an error without its stack. */
export type FromLane =
  | { type: 'print'; text: string }
  | { type: 'advance'; suite: string; done: number; total: number }
  | { type: 'finish'; suite: string }
  | {
      type: 'outcome'
      reported: Outcome['reported']
      failures: { suite: string; code: ErrorCode; detail: string }[]
    }
