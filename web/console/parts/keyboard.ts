import { useEffect, useRef } from 'react'

/** Keys and what they do; `Ctrl+Enter` also answers to ⌘. Plain letters keep quiet while somebody types. */
export type Keys = Record<string, (event: KeyboardEvent) => void>

/** Listens while the component is shown. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const name = nameOf(event)
      const work = latest.current[name]
      if (!work || event.defaultPrevented) return
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
      if (!name.startsWith('Ctrl+') && isTyping(event.target)) return
      event.preventDefault()
      work(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  if (altKey) return ''
  return ctrlKey || metaKey ? `Ctrl+${key}` : key
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select'))
