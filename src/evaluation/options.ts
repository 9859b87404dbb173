import type { EvalPlaces } from './definition.ts'
import type { SuiteDefinition } from './definition.ts'
import type { Lane, Outcome } from './run-lane.ts'
import type { OpenLibrary } from './types.ts'

/** What to evaluate and how. */
export interface EvaluateOptions extends EvalPlaces {
  /** Names of suites; none means all whose data is there. */
  suites: readonly string[]
  /** Throw ERR_EVAL_GATE when a suite fails its gate. */
  gate: boolean
  /** Where `results.json`, `report.html` and `history.jsonl` go. */
  reportDir: string
  openLibrary: OpenLibrary
  /** Score this file of answers instead of asking; needs exactly one policy-qa suite. */
  answersFile?: string
  /** Write the results as new baselines, and their scores into the committed history. */
  updateBaseline?: boolean
  /** Cases at once; default 2: the database, the embedder and the answer work in threads of their own. */
  concurrency?: number
  /** So many suites of all are done; `now` says which run and how far they are. */
  onProgress?: (done: number, suites: number, now: string) => void
  /** Runs suites beside the others, best in a process of their own; in this one when left out. */
  runBeside?: (definitions: readonly SuiteDefinition[], lane: Lane) => Promise<Outcome>
  /** Receives the tables and where the report lies, as text for a person. */
  print: (text: string) => void
}
