import { writeDocx } from '../../../../documents/index.ts'
import { chinaTime, addDays } from '../../../../shared/china-time.ts'
import { composeBrief, type BriefNumbers } from '../../../insight/index.ts'
import type { DeskDeps } from '../deps.ts'
import { DEPARTMENT_CLOCKS } from '../ticket.ts'
import type { Actor, DeskStatistics, TicketRow } from '../types.ts'
import { readHotSpots } from './hot-spots.ts'
import { listTickets } from './list.ts'
import { readStatistics } from './statistics.ts'

const DAYS_IN_HAND = 30
const MOST_LATE = 10
const PRODUCER = '惠答 Huida'

/** The daily brief of a day as a docx file. */
export async function writeBrief(
  deps: DeskDeps,
  { day = deps.clock.today() }: { day?: string },
  actor: Actor,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const report = await readHotSpots(deps, { day }, actor)
  const to = addDays(day, 1)
  const ofDay = await readStatistics(deps, { from: day, to }, actor)
  const inHand = await readStatistics(deps, { from: addDays(to, -DAYS_IN_HAND), to }, actor)
  const late = await listTickets(deps, { warning: 'overdue', limit: MOST_LATE }, actor)
  const numbers: BriefNumbers = {
    ...namedCounts(ofDay),
    received: ofDay.received,
    closed: ofDay.byDay.find((each) => each.day === day)?.closed ?? 0,
    open: inHand.open,
    overdue: inHand.overdue,
    soon: inHand.soon,
    byDepartment: inHand.byDepartment,
    onTimeRate: inHand.onTimeRate,
    satisfactionRate: inHand.satisfactionRate,
    targets: deps.pack.serviceLevels.targets,
    late: late.items.map(lateTicket),
  }
  const made = { at: chinaTime(deps.clock.now()), producer: PRODUCER }
  const bytes = await writeDocx(composeBrief(deps.pack.name, report, numbers, made))
  return { fileName: `热线每日简报-${day}.docx`, bytes }
}

/** Late is whoever the clock that ended first runs against. */
function lateTicket({ id, title, assignment, nextDue }: TicketRow): BriefNumbers['late'][number] {
  const { name, dueAt } = nextDue!
  return {
    id,
    title,
    department: DEPARTMENT_CLOCKS.includes(name) ? assignment!.lead : null,
    step: name,
    dueAt: chinaTime(new Date(dueAt)).slice(0, 16).replace('T', ' '),
  }
}

function namedCounts(
  statistics: DeskStatistics,
): Pick<BriefNumbers, 'byType' | 'byCategory' | 'byDistrict' | 'byUrgency'> {
  const { byType, byCategory, byDistrict, byUrgency } = statistics
  return {
    byType: byType.map(({ type, count }) => ({ name: type, count })),
    byCategory: byCategory.map(({ category, count }) => ({ name: category, count })),
    byDistrict: byDistrict.map(({ district, count }) => ({ name: district, count })),
    byUrgency: Object.entries(byUrgency).map(([name, count]) => ({ name, count })),
  }
}
