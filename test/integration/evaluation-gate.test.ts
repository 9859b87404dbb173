import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkDatasets } from '../../evals/checks/check-datasets.ts'
import { COMMANDS } from '../../src/commands/command-line/definitions.ts'
import { runCommand } from '../../src/commands/command-line/run-command.ts'
import type * as PackAtoms from '../../src/rag/ingest/chunk/pack-atoms.ts'
import type { Draft } from '../../src/rag/ingest/chunk/types.ts'

/** Set to break the rule that a clause is never cut: chunks then are pieces of this many characters. */
const chunker = vi.hoisted(() => ({ cutsClausesAt: null as number | null }))

vi.mock('../../src/rag/ingest/chunk/pack-atoms.ts', async (original) => {
  const { packAtoms } = await original<typeof PackAtoms>()
  const cut = (draft: Draft, size: number): Draft[] =>
    Array.from({ length: Math.ceil((draft.end - draft.start) / size) }, (_, part) => ({
      ...draft,
      start: draft.start + part * size,
      end: Math.min(draft.end, draft.start + (part + 1) * size),
    }))
  return {
    packAtoms: (...input: Parameters<typeof packAtoms>) => {
      const size = chunker.cutsClausesAt
      const drafts = packAtoms(...input)
      return size === null ? drafts : drafts.flatMap((draft) => cut(draft, size))
    },
  }
})

/** A part of the real library, small enough to be indexed many times. */
const POLICIES = [
  ...['yh-2024-rs-03', 'yh-2024-zb-11', 'yh-2024-hj-05', 'yh-2025-sw-06'],
  ...['yh-2023-cg-07', 'yh-2024-jt-05', 'yh-2025-yj-04'],
].map((name) => `${name}.md`)

let project = ''
const at = (...parts: string[]): string => join(project, ...parts)
const POLICY = (): string => at('corpus', 'policies', 'yh-2024-rs-03.md')
const DATASET = (): string => at('evals', 'datasets', 'policy-qa.jsonl')
const PROMPT = (): string => at('prompts', 'policy-qa', 'compose-answer.v1.md')

interface Row {
  gold: { file: string }[]
}

/** Questions of the real set whose whole gold lies in the part. */
const ownRows = (): string[] =>
  readFileSync('evals/datasets/policy-qa.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .filter((line) => {
      const { gold } = JSON.parse(line) as Row
      return gold.length > 0 && gold.every(({ file }) => POLICIES.includes(file))
    })

const SUITE = `name: policy-qa
title: 门槛自证
kind: policy-qa
dataset: evals/datasets/policy-qa.jsonl
library: [corpus/policies]
`

/** The real command over the copy; resolves to its exit code with what it said on stderr. */
async function runEval(options: Record<string, boolean>): Promise<{ exit: number; said: string }> {
  const definition = COMMANDS.find(({ name }) => name === 'eval')!
  const said: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    const env = { HUIDA_DATA_DIR: at('.huida'), HUIDA_MODELS_DIR: at('none') }
    const exit = await runCommand(definition, [], { ...options, project }, env)
    return { exit, said: said.filter((text) => text.includes('错')).join('') }
  } finally {
    stderr.mockRestore()
    stdout.mockRestore()
  }
}

/** Change a file of the copy, look, and change it back. */
async function withChange<T>(file: string, from: string, to: string, look: () => Promise<T>): Promise<T> {
  const before = readFileSync(file, 'utf8')
  expect(before).toContain(from)
  writeFileSync(file, before.replaceAll(from, to))
  try {
    return await look()
  } finally {
    writeFileSync(file, before)
  }
}

const gate = () => runEval({ gate: true })
const goldFaults = async (): Promise<string[]> =>
  (await checkDatasets(at('evals', 'datasets'), at('corpus'))).faults

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'huida-gate-'))
  for (const dir of ['corpus/policies', 'evals/datasets', 'evals/suites'])
    mkdirSync(at(dir), { recursive: true })
  for (const name of POLICIES) cpSync(join('corpus', 'policies', name), at('corpus', 'policies', name))
  cpSync('prompts', at('prompts'), { recursive: true })
  cpSync('evals/datasets/policy-qa.card.md', at('evals', 'datasets', 'policy-qa.card.md'))
  writeFileSync(at('evals', 'suites', 'policy-qa.yaml'), SUITE)
  writeFileSync(DATASET(), `${ownRows().join('\n')}\n`)
  expect(await runEval({ updateBaseline: true })).toEqual({ exit: 0, said: '' })
}, 60_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('the gate over a part of the real library', { timeout: 60_000 }, () => {
  test('opens for what the baseline was made of', async () => {
    expect(ownRows().length).toBeGreaterThan(15)
    expect(await gate()).toEqual({ exit: 0, said: '' })
    expect(await goldFaults()).toEqual([])
  })

  test('shuts on a changed prompt, with no model to run it', async () => {
    const { exit, said } = await withChange(PROMPT(), '政策', '文件', gate)
    expect(exit).toBe(1)
    expect(said).toMatch(/PROMPTS_CHANGED 提示词与基线不同：policy-qa\/compose-answer\.v1（ERR_EVAL_GATE）/)
    expect(said).not.toMatch(/DROP|SOURCES_CHANGED|DATASET_CHANGED/)
  })

  test('shuts on a chunker that cuts clauses', async () => {
    chunker.cutsClausesAt = 12
    const { exit, said } = await gate().finally(() => (chunker.cutsClausesAt = null))
    expect(exit).toBe(1)
    expect(said).toMatch(/DROP .*变差超出 95% 区间/)
    expect(said).not.toMatch(/PROMPTS_CHANGED|SOURCES_CHANGED|DATASET_CHANGED/)
  })

  test('shuts on a wrong fact in a policy, which the check of the gold also sees', async () => {
    const [{ exit, said }, faults] = await withChange(POLICY(), '三分之二给予', '五分之一给予', async () => [
      await gate(),
      await goldFaults(),
    ])
    expect(exit).toBe(1)
    expect(said).toMatch(/SOURCES_CHANGED 被检索的文件与基线不同/)
    expect(said).not.toMatch(/PROMPTS_CHANGED|DATASET_CHANGED/)
    expect(faults.join()).toMatch(/yh-2024-rs-03\.md 中没有原文：.*三分之二给予/)
  })

  test('shuts on a wrong row of the gold, which its check also sees', async () => {
    const [{ exit, said }, faults] = await withChange(
      DATASET(),
      '"key_points": ["三分之二"]',
      '"key_points": ["五分之一"]',
      async () => [await gate(), await goldFaults()],
    )
    expect(exit).toBe(1)
    expect(said).toMatch(/DATASET_CHANGED 评测集与基线不同/)
    expect(said).not.toMatch(/PROMPTS_CHANGED|SOURCES_CHANGED/)
    expect(faults.join()).toMatch(/参考答案缺要点：五分之一/)
  })
})
