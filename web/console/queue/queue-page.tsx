import { Button, Pagination } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { exportAddress, listTickets, type TicketFilters } from '../api/tickets.ts'
import { useWorkplace } from '../desk.tsx'
import { useKeys } from '../parts/keyboard.ts'
import { Failure } from '../parts/marks.tsx'
import { goTo, ticketAddress } from '../parts/route.ts'
import { useTitle } from '../parts/title.ts'
import { useInterval, useResource } from '../parts/use-resource.ts'
import { clockTime } from '../parts/words.ts'
import { keep, keyOf, presetsFor, readKept, type Kept } from './filters.ts'
import { FilterBar } from './filter-bar.tsx'
import { ImportButton } from './import-button.tsx'
import { rememberQueue } from './last-queue.ts'
import { PresetBar } from './preset-bar.tsx'
import { TicketTable } from './ticket-table.tsx'
import { usePlace } from './use-place.ts'

const PAGE = 50
const REFRESH_MS = 20_000

/** What waits for whom, the nearest deadline first. */
export function QueuePage() {
  const { account } = useWorkplace()
  const [kept, setKept] = useState<Kept>(readKept)
  const presets = presetsFor(account.role)
  const preset = presets.find(({ name }) => name === kept.preset) ?? presets[0]!
  const filters: TicketFilters = { sort: 'deadline', ...preset.filters, ...kept.filters }
  const query = { ...filters, offset: (kept.page - 1) * PAGE, limit: PAGE }
  const page = useResource(JSON.stringify(query), (signal) =>
    listTickets(query, signal).then((found) => ({ ...found, at: new Date() })),
  )
  const items = page.data?.items ?? []
  const total = page.data?.total ?? 0
  const change = (next: Partial<Kept>): void => setKept((before) => keep({ ...before, ...next }))
  const start = (next: Partial<Kept>): void => change({ page: 1, at: '', row: 0, ...next })
  const { current, move } = usePlace(items, kept, change)
  const search = useRef<HTMLInputElement>(null)
  const turn = (pages: number): void => {
    const next = kept.page + pages
    if (next >= 1 && next <= Math.ceil(total / PAGE)) start({ page: next })
  }
  useEffect(() => rememberQueue(items.map(({ id }) => id)), [items])
  useEffect(() => {
    if (items.length === 0 && total > 0 && kept.page > 1) start({})
  })
  useInterval(page.reload, REFRESH_MS)
  useTitle(`工单队列 · ${preset.name}`)
  useKeys({
    ...Object.fromEntries(presets.map(({ name }, i) => [keyOf(presets, i), () => start({ preset: name })])),
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    // Rows of the queue that was chosen before are not what one means to open.
    Enter: () => current && !page.stale && goTo(ticketAddress(current.id)),
    '/': () => search.current?.focus(),
    r: page.reload,
  })

  return (
    <div className="page queue-page">
      <h1 className="hidden">工单队列</h1>
      <PresetBar
        presets={presets}
        chosen={preset}
        total={page.data?.total}
        choose={({ name }) => start({ preset: name })}
      />
      <FilterBar
        filters={kept.filters}
        searchRef={search}
        onChange={(next) => start({ filters: { ...kept.filters, ...next } })}
        onClear={() => start({ filters: {} })}
      />
      <div className="queue-head">
        <p role="status">{page.data === null ? '载入中…' : `共 ${total} 件`}</p>
        {page.data && <span className="quiet">{clockTime(page.data.at)} 更新</span>}
        <Button size="small" aria-keyshortcuts="r" onClick={page.reload}>
          刷新 <kbd aria-hidden="true">R</kbd>
        </Button>
        {account.role !== 'department' && (
          <>
            <Button size="small" href={exportAddress(filters)} download="tickets.csv">
              导出 CSV
            </Button>
            <ImportButton onDone={page.reload} />
          </>
        )}
      </div>
      {page.error && <Failure error={page.error} retry={page.reload} />}
      <TicketTable items={items} at={current?.id ?? ''} loaded={page.data !== null} />
      {total > PAGE && (
        <Pagination
          size="small"
          current={kept.page}
          pageSize={PAGE}
          total={total}
          showSizeChanger={false}
          onChange={(next) => start({ page: next })}
        />
      )}
    </div>
  )
}
