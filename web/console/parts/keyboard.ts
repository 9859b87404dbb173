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
      if (isOwn(name, event.target)) return
      event.preventDefault()
      work(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Esc takes whoever types out of the field, so that the letters mean something again; only then it is anybody else's. */
export function useWayOut(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event
      if (event.key !== 'Escape' || event.isComposing || !isTyping(target)) return
      if (target.closest('.ant-modal') || target.getAttribute('aria-expanded') === 'true') return
      event.preventDefault()
      target.blur()
    }
    // On the way down: a list that is open closes first, and a page must not take the key for its own.
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [])
}

/** Capital letters are the same key: Caps Lock silences nothing. */
function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  if (altKey) return ''
  const plain = key.length === 1 ? key.toLowerCase() : key
  return ctrlKey || metaKey ? `Ctrl+${plain}` : plain
}

const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select'))

/** Enter on a button or a link presses that, and arrows belong to a group of radio buttons. */
const isOwn = (name: string, target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  ((name === 'Enter' && target.matches('button, a, summary, [role=button], [tabindex="0"]')) ||
    (name.startsWith('Arrow') && target.matches('[type=radio], [role=listbox] *, [tabindex="0"]')))
