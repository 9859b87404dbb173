import { useCallback, useEffect, useRef, useState } from 'react'

/** Something loaded: what is there stays on screen while it is loaded again. */
export interface Resource<T> {
  data: T | null
  error: Error | null
  /** What is on screen answers an older key; that of now is on its way. */
  stale: boolean
  reload(): void
  /** Put in what an action brought back, without asking again. */
  replace(data: T): void
}

/** Loads when `key` changes; an answer to an older key is dropped. */
export function useResource<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const [state, setState] = useState<{ key: string; data: T | null; error: Error | null }>({
    key,
    data: null,
    error: null,
  })
  const [turn, setTurn] = useState(0)
  const latest = useRef(load)
  latest.current = load

  useEffect(() => {
    const controller = new AbortController()
    latest.current(controller.signal).then(
      (data) => !controller.signal.aborted && setState({ key, data, error: null }),
      (error: unknown) => {
        if (controller.signal.aborted) return
        const failure = error instanceof Error ? error : new Error(String(error))
        setState((before) => ({
          key,
          data: before.key === key ? before.data : null,
          error: failure,
        }))
      },
    )
    return () => controller.abort()
  }, [key, turn])

  const reload = useCallback(() => setTurn((before) => before + 1), [])
  const replace = useCallback((data: T) => setState({ key, data, error: null }), [key])
  const { data, error } = state
  return { data, error, stale: state.key !== key, reload, replace }
}

/** Calls `work` again and again while the page is looked at. */
export function useInterval(work: () => void, ms: number): void {
  const latest = useRef(work)
  latest.current = work
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) latest.current()
    }, ms)
    return () => clearInterval(timer)
  }, [ms])
}
