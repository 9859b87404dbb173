import type { SlaFile } from './pack-files.ts'
import type { ServiceLevels } from './types.ts'

const HOURS = { am: ['08:30', '12:00'], pm: ['13:30', '17:30'] } satisfies ServiceLevels['workingHours']

/** Time limits of a pack; without `sla.yaml` the working hours in common use and no limits. */
export function readServiceLevels(file: SlaFile | null): ServiceLevels {
  const sla: SlaFile = file ?? { types: [] }
  const { am, pm } = sla.calendar?.working_hours ?? {}
  return {
    basis: sla.basis ?? null,
    workingHours: { am: hoursOf(am) ?? HOURS.am, pm: hoursOf(pm) ?? HOURS.pm },
    types: sla.types.map((entry) => ({
      type: entry.type,
      firstContactHours: entry.first_contact_hours ?? 4,
      dueDays: entry.due_days,
      extendDays: entry.extend_days ?? 0,
      clause: entry.clause ?? null,
    })),
    urgency: (sla.urgency ?? []).map((entry) => ({
      level: entry.level,
      dispatchMinutes: entry.dispatch_minutes ?? null,
      respondHours: entry.respond_hours ?? null,
      feedbackEveryHours: entry.feedback_every_hours ?? null,
      extendDays: entry.extend_days ?? null,
      transfer: entry.transfer ?? [],
    })),
    special: readSpecial(sla),
    targets: {
      onTime: sla.targets?.on_time ?? null,
      satisfaction: sla.targets?.satisfaction ?? null,
    },
    flow: (sla.flow ?? []).map(({ step, hours, days, times, clause, note }) => ({
      step,
      hours: hours ?? null,
      days: days ?? null,
      times: times ?? null,
      clause: clause ?? null,
      note: note ?? null,
    })),
  }
}

const readSpecial = (sla: SlaFile): ServiceLevels['special'] =>
  (sla.special ?? []).map((entry) => ({
    name: entry.name,
    categories: entry.categories,
    words: entry.words ?? [],
    types: entry.types,
    dueDays: entry.due_days ?? null,
    dueHours: entry.due_hours ?? null,
    contactHours: entry.contact_hours ?? null,
    basis: entry.basis ?? null,
    clause: entry.clause ?? null,
  }))

/** `08:30-12:00` as its two ends. */
function hoursOf(text: string | undefined): [string, string] | null {
  const match = /^(\d{1,2}:\d{2})\s*[-–—]\s*(\d{1,2}:\d{2})$/.exec(text ?? '')
  return match === null ? null : [match[1]!, match[2]!]
}
