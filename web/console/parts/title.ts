import { useEffect } from 'react'

/** Names the window's tab, so that one of many tells what it shows. */
export function useTitle(what: string): void {
  useEffect(() => {
    document.title = `${what} - 惠答工单台`
  }, [what])
}
