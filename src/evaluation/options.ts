import type { EvalPlaces } from './definition.ts'
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
  /** Also the suites marked slow when none is named. */
  full?: boolean
  /** Cases at once; default 2: the database, the embedder and the answer work in threads of their own. */
  concurrency?: number
  onProgress?: (suite: string, done: number, total: number) => void
  /** Receives the tables and where the report lies, as text for a person. */
  print: (text: string) => void
}
