import { lazy, Suspense, useEffect, useState } from 'react'
import { call } from './api/client.ts'
import { CallPage } from './call/call-page.tsx'
import { useWorkplace } from './desk.tsx'
import { Mark } from './parts/marks.tsx'
import { useKeys, useWayOut } from './parts/keyboard.ts'
import { goTo, useRoute, type Route } from './parts/route.ts'
import { ROLE_NAMES } from './parts/words.ts'
import { PasswordDialog } from './password-dialog.tsx'
import { QueuePage } from './queue/queue-page.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { TicketPage } from './ticket/ticket-page.tsx'

// Charts are a megabyte that only these pages need.
const HotSpotsPage = lazy(() => import('./hot-spots/hot-spots-page.tsx'))
const LearningPage = lazy(() => import('./learning/learning-page.tsx'))

interface Place {
  page: Route['page']
  address: string
  name: string
  key: string
  roles: readonly string[]
}

const PLACES: Place[] = [
  {
    page: 'queue',
    address: '#/queue',
    name: '工单队列',
    key: 'Q',
    roles: ['agent', 'supervisor', 'department'],
  },
  { page: 'call', address: '#/call', name: '来电登记', key: 'N', roles: ['agent', 'supervisor'] },
  { page: 'hot-spots', address: '#/hot-spots', name: '未诉先办', key: 'H', roles: ['agent', 'supervisor'] },
  { page: 'learning', address: '#/learning', name: '质量与学习', key: 'L', roles: ['supervisor'] },
]

/** Header, navigation and the page that the address names. */
export function Shell({ leave }: { leave: () => void }) {
  const { account, city, sample } = useWorkplace()
  const route = useRoute()
  const [helping, setHelping] = useState(false)
  const [changing, setChanging] = useState(false)
  const places = PLACES.filter(({ roles }) => roles.includes(account.role))
  const jumps = places.map(({ key, address }) => [key.toLowerCase(), () => goTo(address)] as const)
  useKeys({ ...Object.fromEntries(jumps), '?': () => setHelping(true) })
  useWayOut()
  // Where one was is gone; the next Tab begins in what is there now.
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('main')?.focus()
  }, [route.page, route.id])
  const logOut = (): void => void call('/session', { method: 'DELETE' }).finally(leave)

  return (
    <>
      <a className="skip" href="#main" onClick={(event) => focusMain(event)}>
        跳到主要内容
      </a>
      <header className="header">
        <strong className="brand">
          惠答<span>{city.name}12345工单台</span>
        </strong>
        {sample && <Mark tone="warn">示例：虚构城市和数据</Mark>}
        <nav aria-label="主导航">
          {places.map(({ page, address, name, key }) => (
            <a
              key={page}
              href={address}
              aria-current={isAt(route, page) ? 'page' : undefined}
              aria-keyshortcuts={key.toLowerCase()}
            >
              {name}
              <kbd aria-hidden="true">{key}</kbd>
            </a>
          ))}
        </nav>
        <button type="button" className="who" title="修改口令" onClick={() => setChanging(true)}>
          {account.name}
          <span className="role">{ROLE_NAMES[account.role]}</span>
        </button>
        <button type="button" onClick={() => setHelping(true)}>
          快捷键 <kbd aria-hidden="true">?</kbd>
        </button>
        <button type="button" onClick={logOut}>
          退出
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={null}>{pageOf(route, places)}</Suspense>
      </main>
      <PasswordDialog open={changing} onClose={() => setChanging(false)} />
      <ShortcutHelp open={helping} onClose={() => setHelping(false)} />
    </>
  )
}

const isAt = (route: Route, page: Place['page']): boolean =>
  route.page === page || (route.page === 'ticket' && page === 'queue')

// The address is the route: following the link would leave the page.
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function pageOf(route: Route, places: readonly Place[]) {
  if (route.page === 'ticket') return <TicketPage key={route.id} id={route.id} />
  if (!places.some(({ page }) => page === route.page)) return <QueuePage />
  if (route.page === 'call') return <CallPage />
  if (route.page === 'hot-spots') return <HotSpotsPage />
  return route.page === 'learning' ? <LearningPage /> : <QueuePage />
}
