import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collect what a great piece of work left on this thread's heap, which stands still for some 0.2 s. V8 itself waits for
 * further allocations, and an idle service makes none.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
