import type { Assistant } from '../../../scenarios/assistant/index.ts'
import { HuidaError } from '../../../shared/errors.ts'
import { readCases, readRows } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { FindDocument } from '../../metrics/citation-validity.ts'
import { runSuite, type RunOptions } from '../../run-suite.ts'
import type { OpenScratch, Session, Suite, SuiteResult } from '../../types.ts'
import { timed } from '../timed.ts'
import { AnswerRow, PolicyQaRow, requireAnswer } from './answer-row.ts'
import { documentFinder, loadCitedDocuments, type EvalDocument } from './cited-documents.ts'
import { explainAnswer } from './explain-answer.ts'
import { outcomeOf, POLICY_QA_METRICS, type PolicyQaOutcome } from './policy-qa-metrics.ts'

type PolicyQaSuite = Suite<PolicyQaRow, PolicyQaOutcome>
type PolicyQaSession = Session<PolicyQaRow, PolicyQaOutcome>

/** Policy questions put to the application over a library of their own. */
export function policyQaSuite(definition: SuiteDefinition, open: OpenScratch): PolicyQaSuite {
  return {
    ...definition,
    primary: 'strict_accuracy',
    load: () => readCases(definition.dataset, PolicyQaRow, (row) => row),
    async open() {
      const library = await open(definition.library)
      const find = documentFinder(await loadCitedDocuments(library.opened))
      return {
        ...sessionOf((evalCase) => ask(library.opened.assistant, evalCase), find),
        hashes: library.hashes,
        close: library.close,
      }
    },
  }
}

/** The same questions, answered in a file (`huida answer --out`); the library is ingested to check citations only. */
export function answerFileSuite(definition: SuiteDefinition, open: OpenScratch, path: string): PolicyQaSuite {
  return {
    ...definition,
    primary: 'strict_accuracy',
    load: () => readCases(definition.dataset, PolicyQaRow, (row) => row),
    async open() {
      const { rows } = await readRows(path, AnswerRow)
      const library = await open(definition.library, { embed: false })
      const find = documentFinder(await loadCitedDocuments(library.opened))
      return { ...sessionOf(lookUp(rows), find), hashes: library.hashes, close: library.close }
    },
  }
}

/**
 * Score answers made elsewhere against cases, citations checked against `documents`. A case without a row is an error.
 * Throws ERR_EVAL_EMPTY without cases.
 */
export function scoreAnswers(
  rows: readonly AnswerRow[],
  cases: readonly PolicyQaRow[],
  documents: readonly EvalDocument[],
  options: Partial<RunOptions> = {},
): Promise<SuiteResult> {
  const hashes = { sources: '', corpus: '', embedder: null, chat: null }
  const suite: PolicyQaSuite = {
    name: 'answers',
    title: '答案评分',
    primary: 'strict_accuracy',
    references: [],
    floors: {},
    load: async () => ({ cases: [...cases], hash: '' }),
    open: async () => ({
      ...sessionOf(lookUp(rows), documentFinder(documents)),
      hashes,
      close: async () => undefined,
    }),
  }
  return runSuite(suite, { concurrency: 1, hashes: { prompts: {}, git: null }, ...options })
}

interface Reply {
  row: AnswerRow
  ms: number | null
}

function sessionOf(
  reply: (evalCase: PolicyQaRow) => Promise<Reply>,
  find: FindDocument,
): Pick<PolicyQaSession, 'run' | 'metrics' | 'explain'> {
  return {
    metrics: POLICY_QA_METRICS,
    explain: explainAnswer,
    async run(evalCase) {
      const { row, ms } = await reply(evalCase)
      requireAnswer(row)
      return outcomeOf(evalCase, row, ms, find)
    },
  }
}

async function ask(assistant: Assistant, { question, history, as_of: asOf }: PolicyQaRow): Promise<Reply> {
  const request = { question, history: history ?? [], ...(asOf === undefined ? {} : { asOf }) }
  const [row, ms] = await timed(() => assistant.answer(request))
  return { row, ms }
}

function lookUp(rows: readonly AnswerRow[]): (evalCase: PolicyQaRow) => Promise<Reply> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return async ({ id }) => {
    const row = byId.get(id)
    if (row === undefined) throw new HuidaError('ERR_NOT_FOUND', `没有 ${id} 的答案`)
    return { row, ms: row.timings_ms?.total ?? null }
  }
}
