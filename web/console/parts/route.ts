import { useSyncExternalStore } from 'react'

/** Where in the desk one is; the address says it, so that a ticket can be bookmarked and sent to a colleague. */
export interface Route {
  page: 'queue' | 'ticket' | 'call' | 'hot-spots' | 'learning'
  /** Number of the ticket. */
  id: string
}

function read(): Route {
  const [page = '', id = ''] = location.hash.replace(/^#\/?/, '').split('/')
  if (page === 'tickets' && id !== '') return { page: 'ticket', id: decodeURIComponent(id) }
  return page === 'call' || page === 'hot-spots' || page === 'learning'
    ? { page, id: '' }
    : { page: 'queue', id: '' }
}

const subscribe = (listen: () => void): (() => void) => {
  window.addEventListener('hashchange', listen)
  return () => window.removeEventListener('hashchange', listen)
}

/** The place of now, and of whenever it changes. */
export function useRoute(): Route {
  useSyncExternalStore(subscribe, () => location.hash)
  return read()
}

/** Address of a ticket's page. */
export const ticketAddress = (id: string): string => `#/tickets/${encodeURIComponent(id)}`

/** Go to a page. */
export const goTo = (address: string): void => {
  location.hash = address
}
