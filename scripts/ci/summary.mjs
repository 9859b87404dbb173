// Prints `N passed, N failed, N skipped` for everything that CI ran: tests (a vitest JSON report), the check of the
// evaluation sets, and the gate, a suite counting as one. Before that line, whatever failed is named once more, so
// that it can be read at the end of a long log. Exits 1 on a failure, a skip, or when anything did not run.
//   node summary.mjs <tests.json> <status of tests> <status of the check> <gate's results.json> <status of the gate>
import { existsSync, readFileSync } from 'node:fs'

const [testsFile, testsStatus, checkStatus, gateFile, gateStatus] = process.argv.slice(2)
const read = (file) =>
  existsSync(file) && readFileSync(file, 'utf8').trim() ? JSON.parse(readFileSync(file, 'utf8')) : null

const counts = [countTests(), countCheck(), countGate()]
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 || sum('skipped') > 0 ? 1 : 0

function countTests() {
  const report = read(testsFile)
  if (report === null) return broken('the tests left no report', 0)
  const unreadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  for (const file of unreadable)
    console.log(`test file failed to run: ${file.name} ${firstLine(file.message)}`)
  for (const { name, assertionResults } of report.testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed')
        console.log(`failed: ${name} › ${fullName}: ${firstLine(failureMessages?.[0])}`)
  const skipped = report.numPendingTests + report.numTodoTests
  if (skipped > 0) console.log('a test was skipped although everything is required')
  const failed = report.numFailedTests + unreadable.length
  if (failed === 0 && (Number(testsStatus) !== 0 || report.numPassedTests === 0))
    return { ...broken('the tests ended badly', report.numPassedTests), skipped }
  return { passed: report.numPassedTests, failed, skipped }
}

function countCheck() {
  return Number(checkStatus) === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : broken('the evaluation sets do not fit the corpus', 0)
}

function countGate() {
  const suites = read(gateFile)?.suites ?? []
  const shut = suites.filter((suite) => suite.gate.length > 0)
  for (const { suite, gate } of shut)
    for (const { code, message } of gate) console.log(`gate: ${suite} ${code} ${message}`)
  const passed = suites.length - shut.length
  if (shut.length === 0 && (Number(gateStatus) !== 0 || passed === 0))
    return broken('the gate ended badly', passed)
  return { passed, failed: shut.length, skipped: 0 }
}

function firstLine(message) {
  return (message ?? '').split('\n', 1)[0]
}

function broken(reason, passed) {
  console.log(reason)
  return { passed, failed: 1, skipped: 0 }
}
