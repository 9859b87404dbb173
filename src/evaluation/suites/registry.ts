import { HuidaError } from '../../shared/errors.ts'
import type { SuiteDefinition } from '../definition.ts'
import { runSuite, type RunOptions } from '../run-suite.ts'
import type { EvalCase, OpenScratch, Suite, SuiteResult } from '../types.ts'
import { everydaySuite } from './answers/everyday.ts'
import { policyQaSuite } from './answers/policy-qa.ts'
import { safetySuite } from './answers/safety.ts'
import { serviceGuideSuite } from './answers/service-guide.ts'
import { serviceQuestionsSuite } from './answers/service-questions.ts'
import { categoriesSuite } from './hotline/categories.ts'
import { dispatchSuite } from './hotline/dispatch.ts'
import { intakeSuite } from './hotline/intake.ts'
import { piiSuite } from './hotline/pii.ts'
import { sameEventSuite } from './hotline/same-event.ts'
import { splittingSuite } from './hotline/splitting.ts'
import { passagesSuite } from './search/passages.ts'
import { retrievalSuite } from './search/retrieval.ts'

/** Makes a suite of what its file says; `open` gives a library filled with `definition.library`, shared between suites. */
export type MakeSuite<C extends EvalCase, O> = (definition: SuiteDefinition, open: OpenScratch) => Suite<C, O>

type RunKind = (definition: SuiteDefinition, open: OpenScratch, options: RunOptions) => Promise<SuiteResult>

const runs =
  <C extends EvalCase, O>(make: MakeSuite<C, O>): RunKind =>
  (definition, open, options) =>
    runSuite(make(definition, open), options)

/** Every kind of suite: a new one is its file and a line here. */
export const SUITE_KINDS: Readonly<Record<string, RunKind>> = {
  everyday: runs(everydaySuite),
  'policy-qa': runs(policyQaSuite),
  passages: runs(passagesSuite),
  retrieval: runs(retrievalSuite),
  safety: runs(safetySuite),
  'service-guide': runs(serviceGuideSuite),
  'service-questions': runs(serviceQuestionsSuite),
  intake: runs(intakeSuite),
  dispatch: runs(dispatchSuite),
  categories: runs(categoriesSuite),
  pii: runs(piiSuite),
  splitting: runs(splittingSuite),
  'same-event': runs(sameEventSuite),
}

/** Throws ERR_CONFIG for a definition whose kind nobody registered. */
export function kindOf({ name, kind }: SuiteDefinition): RunKind {
  const run = SUITE_KINDS[kind]
  if (run !== undefined) return run
  const known = Object.keys(SUITE_KINDS).join('、')
  throw new HuidaError('ERR_CONFIG', `评测定义 ${name}.yaml 的 kind 不认识：${kind}（可用：${known}）`)
}
