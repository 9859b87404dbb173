import { isCalendarDay } from '../../../../shared/calendar.ts'
import { HuidaError } from '../../../../shared/errors.ts'
import { analyse, spanOfReport } from '../../../insight/index.ts'
import type { HotSpotReport } from '../../../insight/types.ts'
import { requireCentre, type Actor } from '../../people.ts'
import type { DeskDeps } from '../deps.ts'
import { toEvent } from './similar.ts'

const MOST_TICKETS = 20_000

/** 未诉先办 up to the end of a day; for the centre. */
export async function readHotSpots(
  deps: DeskDeps,
  { day = deps.clock.today() }: { day?: string },
  actor: Actor,
): Promise<HotSpotReport> {
  requireCentre(actor)
  if (!isCalendarDay(day)) throw new HuidaError('ERR_INPUT_INVALID', `“${day}”不是有效的日期`)
  const { from, recent, to } = spanOfReport(day)
  const tickets = await deps.store.glances(recent, to, MOST_TICKETS)
  const tallies = await deps.store.tallies(from, to)
  return analyse({ tickets: tickets.map(toEvent), tallies }, day, deps.sameEvent)
}
