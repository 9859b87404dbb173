// Prints `N passed, N failed, N skipped` from a vitest JSON report; exits 1 on a failure, a skip, or no test at all.
import { readFileSync } from 'node:fs'

const [file, status] = process.argv.slice(2)
const report = JSON.parse(readFileSync(file, 'utf8'))
const skipped = report.numPendingTests + report.numTodoTests
const failedSuites = report.testResults.filter(
  (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
)
const failed = report.numFailedTests + failedSuites.length
for (const suite of failedSuites) console.error(`suite failed to run: ${suite.name}`)
if (skipped > 0) console.error('a test was skipped although everything is required')
console.log(`${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`)
process.exit(Number(status) !== 0 || failed > 0 || skipped > 0 || report.numPassedTests === 0 ? 1 : 0)
