import { listTickets } from '../api/tickets.ts'
import { useInterval, useResource } from '../parts/use-resource.ts'
import { keyOf, type Preset } from './filters.ts'

const REFRESH_MS = 60_000

interface Props {
  presets: readonly Preset[]
  chosen: Preset
  /** Tickets of the queue on screen: when they are more or fewer, the others are too. */
  total: number | undefined
  choose: (preset: Preset) => void
}

/** The queues by name and number of tickets; the keys on them choose. */
export function PresetBar({ presets, chosen, total, choose }: Props) {
  const names = presets.map(({ name }) => name).join()
  const counts = useResource(`counts ${names} ${total}`, async (signal) => {
    const pages = await Promise.all(
      presets.map(({ filters }) => listTickets({ ...filters, limit: 1 }, signal)),
    )
    return new Map(presets.map(({ name }, i) => [name, pages[i]!.total] as const))
  })
  useInterval(counts.reload, REFRESH_MS)
  return (
    <div className="presets" role="group" aria-label="队列">
      {presets.map((preset, i) => (
        <button
          key={preset.name}
          type="button"
          aria-pressed={preset === chosen}
          aria-keyshortcuts={keyOf(presets, i)}
          onClick={() => choose(preset)}
        >
          <kbd aria-hidden="true">{keyOf(presets, i)}</kbd> {preset.name}
          <span className="count">{counts.data?.get(preset.name) ?? ''}</span>
        </button>
      ))}
    </div>
  )
}
