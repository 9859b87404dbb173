import type { Static } from 'typebox'
import { HuidaError } from '../../shared/errors.ts'
import type { StoredDocument } from '../../store/ports.ts'
import type { PassageSchema } from '../schemas/document.ts'

interface Place {
  anchor: string
  path: string
  start: number
  end: number
}

interface PassageRequest {
  anchor?: string | undefined
  quote?: string | undefined
  /** Characters before and after; a line is never cut. */
  context: number
}

/**
 * The stretch of a document around a section and a quotation, widened to whole lines.
 * Throws ERR_NOT_FOUND when the anchor is unknown and no quotation leads there either.
 */
export function passageView(document: StoredDocument, request: PassageRequest): Static<typeof PassageSchema> {
  const { text } = document
  const place = request.anchor === undefined ? null : findPlace(document, request.anchor)
  const quoted = request.quote ? findQuote(text, request.quote, place) : null
  if (request.anchor !== undefined && !place && !quoted) {
    throw new HuidaError('ERR_NOT_FOUND', '文件中没有这个位置')
  }
  const focus = quoted ?? (place ? { start: place.start, end: headEnd(text, place) } : { start: 0, end: 0 })
  const start = lineStart(text, Math.max(0, focus.start - request.context))
  const end = lineEnd(text, Math.min(text.length, focus.end + request.context))
  const inside = (at: number): boolean => at >= start && at < end
  return {
    doc_id: document.id,
    title: document.fields.title,
    anchor: place?.anchor ?? null,
    path: place?.path ?? '',
    text: text.slice(start, end),
    offset: start,
    total: text.length,
    highlights: quoted ? [{ start: quoted.start - start, end: quoted.end - start }] : [],
    headings: document.sections
      .filter((section) => inside(section.start))
      .map((section) => ({ anchor: section.anchor, level: section.level, start: section.start - start })),
    tables: document.tables
      .filter((table) => inside(table.start) && table.end <= end)
      .map((table) => ({ anchor: table.anchor, start: table.start - start, end: table.end - start })),
  }
}

function findPlace(document: StoredDocument, anchor: string): Place | null {
  const section = document.sections.find((candidate) => candidate.anchor === anchor)
  if (section) return { anchor, path: section.path.join(' › '), start: section.start, end: section.end }
  for (const table of document.tables) {
    const found = table.anchor === anchor ? table : table.rows.find((row) => row.anchor === anchor)
    if (found) return { anchor, path: table.caption ?? '', start: found.start, end: found.end }
  }
  const term = document.terms.find((candidate) => candidate.anchor === anchor)
  return term ? { anchor, path: term.term, start: term.start, end: term.end } : null
}

/** The quotation inside the place if it stands there, else anywhere; white space may differ. */
function findQuote(text: string, quote: string, place: Place | null): { start: number; end: number } | null {
  if (place) {
    const within = matchQuote(text.slice(place.start, place.end), quote)
    if (within) return { start: within.start + place.start, end: within.end + place.start }
  }
  return matchQuote(text, quote)
}

function matchQuote(text: string, quote: string): { start: number; end: number } | null {
  const exact = text.indexOf(quote)
  if (exact >= 0) return { start: exact, end: exact + quote.length }
  const wanted = quote.replace(/\s+/g, '')
  if (wanted === '') return null
  const positions: number[] = []
  let packed = ''
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (/\s/.test(character)) continue
    positions.push(index)
    packed += character
  }
  const at = packed.indexOf(wanted)
  const first = positions[at]
  const last = positions[at + wanted.length - 1]
  return at < 0 || first === undefined || last === undefined ? null : { start: first, end: last + 1 }
}

const headEnd = (text: string, place: Place): number => Math.min(place.end, lineEnd(text, place.start))

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

function lineEnd(text: string, at: number): number {
  const next = text.indexOf('\n', at)
  return next < 0 ? text.length : next
}
