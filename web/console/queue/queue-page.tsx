import { Button, Pagination } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { exportAddress, listTickets, type TicketFilters } from '../api/tickets.ts'
import { useWorkplace } from '../desk.tsx'
import { useKeys } from '../parts/keyboard.ts'
import { Failure } from '../parts/marks.tsx'
import { goTo, ticketAddress } from '../parts/route.ts'
import { useInterval, useResource } from '../parts/use-resource.ts'
import { presetsFor, readKept, keep, type Kept } from './filters.ts'
import { FilterBar } from './filter-bar.tsx'
import { ImportButton } from './import-button.tsx'
import { rememberQueue } from './last-queue.ts'
import { TicketTable } from './ticket-table.tsx'

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
  const page = useResource(JSON.stringify(query), (signal) => listTickets(query, signal))
  const items = page.data?.items ?? []
  const [at, setAt] = useState(0)
  const search = useRef<HTMLInputElement>(null)
  const change = (next: Partial<Kept>): void => {
    setKept((before) => keep({ ...before, page: 1, ...next }))
    setAt(0)
  }
  useEffect(() => setAt((before) => Math.min(before, Math.max(0, items.length - 1))), [items.length])
  useEffect(() => rememberQueue(items.map(({ id }) => id)), [items])
  useInterval(page.reload, REFRESH_MS)
  useKeys({
    j: () => setAt((before) => Math.min(before + 1, items.length - 1)),
    k: () => setAt((before) => Math.max(before - 1, 0)),
    Enter: () => items[at] && goTo(ticketAddress(items[at].id)),
    '/': () => search.current?.focus(),
    r: page.reload,
  })

  return (
    <div className="page queue-page">
      <h1 className="hidden">工单队列</h1>
      <div className="presets" role="group" aria-label="队列">
        {presets.map(({ name }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === preset.name}
            onClick={() => change({ preset: name })}
          >
            {name}
          </button>
        ))}
      </div>
      <FilterBar
        filters={kept.filters}
        searchRef={search}
        onChange={(next) => change({ filters: { ...kept.filters, ...next } })}
        onClear={() => change({ filters: {} })}
      />
      <div className="queue-head">
        <p role="status">{page.data === null ? '载入中…' : `共 ${page.data.total} 件`}</p>
        <Button size="small" onClick={page.reload}>
          刷新
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
      <TicketTable items={items} at={at} empty={page.data !== null} />
      {(page.data?.total ?? 0) > PAGE && (
        <Pagination
          size="small"
          current={kept.page}
          pageSize={PAGE}
          total={page.data?.total ?? 0}
          showSizeChanger={false}
          onChange={(next) => change({ page: next })}
        />
      )}
    </div>
  )
}
