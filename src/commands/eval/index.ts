import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { evaluate } from '../../evaluation/index.ts'
import { makeFolder } from '../../store/postgres/index.ts'
import type { Run } from '../command-line/command.ts'
import { judgeAnswers } from './judge-answers.ts'
import { openLibrary } from './open-library.ts'
import { runBeside } from './run-beside.ts'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))

/** `huida eval`: suites over a library of their own, with tables, report and gate. */
export const run: Run = async (suites, options, context) => {
  const { terminal, config } = context
  const reportDir = resolve(
    typeof options.report === 'string' ? options.report : `${config.dataDir}/evaluation`,
  )
  for (const folder of [config.dataDir, reportDir]) await makeFolder(folder)
  const progress = await terminal.progress('评测')
  const projectDir = typeof options.project === 'string' ? resolve(options.project) : PROJECT
  const results = await evaluate({
    suites,
    projectDir,
    sharedDir: config.sharedDir,
    gate: options.gate === true,
    reportDir,
    openLibrary: (scratchDir) => openLibrary(scratchDir, context),
    runBeside: (definitions, lane) => runBeside(definitions, lane, context),
    ...(typeof options.answers === 'string' && { answersFile: resolve(options.answers) }),
    ...(options.updateBaseline === true && { updateBaseline: true }),
    print: options.json ? terminal.note : terminal.print,
    onProgress: (done, all, now) => progress.update(done, all, now),
  }).finally(() => progress.stop())
  if (options.judge === true) terminal.note(await judgeAnswers(results, projectDir, context))
  if (options.json) terminal.print(JSON.stringify(results, null, 2))
  return 0
}
