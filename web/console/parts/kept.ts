import { useEffect, useState } from 'react'

/* What a person began and has not sent yet. In memory only: it holds what callers said. */
const begun = new Map<string, unknown>()
let owner = ''

/** Whoever logs in finds their own work again, and nobody else's. */
export function keepFor(login: string): void {
  if (owner !== login) begun.clear()
  owner = login
}

/** A state that outlives the page that shows it: leaving a page, or a session that ends, loses nothing. */
export function useKept<S>(about: string, nothing: S): [S, (change: (before: S) => S) => void] {
  const latest = (): S => (begun.get(about) as S | undefined) ?? nothing
  const [state, setState] = useState<S>(latest)
  // Kept at once: whoever sends their work leaves the page in the same moment.
  const change = (to: (before: S) => S): void => {
    begun.set(about, to(latest()))
    setState(latest)
  }
  return [state, change]
}

/** Has the browser ask before it closes on work that is not sent. */
export function useCloseWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsent])
}
