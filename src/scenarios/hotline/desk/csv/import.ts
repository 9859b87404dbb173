import { isHuidaError } from '../../../../shared/errors.ts'
import type { TicketRecord } from '../../../../store/ports.ts'
import { requireCentre, type Actor } from '../../people.ts'
import { createTicket } from '../create/create-ticket.ts'
import type { DeskDeps } from '../deps.ts'
import { digestOf } from '../events.ts'
import type { Ticket } from '../ticket.ts'
import type { ImportReport } from '../types.ts'
import { parseCsv, type CsvTicket } from './parse.ts'

/**
 * Take in every line of a file; the same file again changes nothing, nor does what the desk itself exported. A line that
 * fails is reported, the others go on.
 */
export async function importCsv(deps: DeskDeps, bytes: Uint8Array, actor: Actor): Promise<ImportReport> {
  requireCentre(actor)
  const report: ImportReport = { created: [], unchanged: [], failed: [] }
  for (const row of parseCsv(bytes)) {
    try {
      if (row.fault !== null) report.failed.push({ line: row.line, reason: row.fault })
      else {
        const { id, created } = await importRow(deps, row, actor)
        report[created ? 'created' : 'unchanged'].push({ line: row.line, id })
      }
    } catch (error) {
      if (!isHuidaError(error) || error.status >= 500) throw error
      report.failed.push({ line: row.line, reason: error.detail })
    }
  }
  return report
}

async function importRow(
  deps: DeskDeps,
  row: CsvTicket,
  actor: Actor,
): Promise<{ id: string; created: boolean }> {
  const { id, text, channel, reportedAt, district, reporter } = row
  const own = id === null ? null : await deps.store.getTicket(id)
  if (own !== null && isExportOf(own, text)) return { id: own.id, created: false }
  const input = {
    text,
    ...(id === null ? {} : { id }),
    ...(channel === null ? {} : { channel }),
    ...(reportedAt === null ? {} : { reportedAt }),
    ...(district === null ? {} : { district }),
  }
  return createTicket(deps, {
    input,
    actor,
    idempotencyKey: `csv:${digestOf({ input, reporter })}`,
    reporter,
  })
}

/** Another system may number its tickets as the desk does: a line is the desk's own where it says the same as well. */
const isExportOf = ({ body }: TicketRecord, text: string): boolean =>
  bare(text) === bare((body as Ticket).intake.maskedText)

/** Text without what a spreadsheet or the guard against formulas changes of it. */
const bare = (text: string): string => text.replace(/^'|\s+/g, '')
