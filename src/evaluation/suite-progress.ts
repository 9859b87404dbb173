/** How far a run is: whole suites, and the cases of those that run. */
export interface SuiteProgress {
  /** So many cases of a suite are done. */
  advance(suite: string, done: number, total: number): void
  /** A suite has ended, in whatever way. */
  finish(suite: string): void
}

/** Tells `report` of every change. */
export function suiteProgress(
  suites: number,
  report: (done: number, suites: number, now: string) => void = () => undefined,
): SuiteProgress {
  const running = new Map<string, string>()
  let finished = 0
  const tell = (): void => report(finished, suites, [...running.values()].join(' '))
  return {
    advance(suite, done, total) {
      running.set(suite, `${suite} ${done}/${total}`)
      tell()
    },
    finish(suite) {
      running.delete(suite)
      finished += 1
      tell()
    },
  }
}
