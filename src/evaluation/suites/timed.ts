/** What `work` gives, and how many milliseconds it took. */
export async function timed<T>(work: () => T | Promise<T>): Promise<[result: T, ms: number]> {
  const started = performance.now()
  return [await work(), performance.now() - started]
}
