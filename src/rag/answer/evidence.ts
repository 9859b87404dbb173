import type { DocumentSummary, StoredDocument } from '../../store/ports.ts'
import type { SectionRecord, TableRecord } from '../../store/records.ts'

/** Longest quotation: a citation proves a statement, it is not a dump. */
export const MAX_QUOTE = 500

/** A passage we may cite. `token` is the only name a composer knows it by. */
export interface Evidence {
  token: string
  document: StoredDocument
  summary: DocumentSummary
  anchor: string
  path: string[]
  start: number
  end: number
  /** `document.text.slice(start, end)`, at most MAX_QUOTE long. */
  quote: string
}

/** Issues citation tokens and remembers what each stands for. One span of a document has one token. */
export class EvidenceBook {
  readonly #byToken = new Map<string, Evidence>()
  readonly #bySpan = new Map<string, string>()

  /**
   * Cite a span of a document; a span longer than a quotation is cut at its end. Text before the first section is known
   * by the anchor of its passage, `outside`.
   */
  issue(
    document: StoredDocument,
    summary: DocumentSummary,
    start: number,
    end: number,
    outside = 'top',
  ): Evidence {
    const last = Math.min(end, start + MAX_QUOTE)
    const key = `${document.id}:${start}-${last}`
    const known = this.#bySpan.get(key)
    if (known !== undefined) return this.#byToken.get(known)!
    const place = placeOf(document, start, outside)
    const token = `c${this.#byToken.size + 1}`
    const evidence = {
      token,
      document,
      summary,
      ...place,
      start,
      end: last,
      quote: document.text.slice(start, last),
    }
    this.#byToken.set(token, evidence)
    this.#bySpan.set(key, token)
    return evidence
  }

  get(token: string): Evidence | undefined {
    return this.#byToken.get(token)
  }
}

/** Anchor and breadcrumb of an offset: the table row or term there, else the innermost section. */
export function placeOf(
  document: StoredDocument,
  offset: number,
  outside = 'top',
): { anchor: string; path: string[] } {
  const section = innermostSection(document, offset)
  const path = section?.path ?? []
  const table = tableAt(document, offset)
  const row = table?.rows.find((candidate) => candidate.start <= offset && offset < candidate.end)
  if (table && row) {
    const caption = table.caption !== null && path.at(-1) !== table.caption ? [table.caption] : []
    return { anchor: row.anchor, path: [...path, ...caption, row.name] }
  }
  const term = document.terms.find((candidate) => candidate.start <= offset && offset < candidate.end)
  if (term) return { anchor: term.anchor, path: [...path, term.term] }
  return { anchor: section?.anchor ?? outside, path }
}

/** The table an offset lies in, its header line included. */
export function tableAt(document: StoredDocument, offset: number): TableRecord | undefined {
  return document.tables.find((table) => table.start <= offset && offset < table.end)
}

/** The deepest section that holds an offset. */
export function innermostSection(document: StoredDocument, offset: number): SectionRecord | undefined {
  let best: SectionRecord | undefined
  for (const section of document.sections) {
    if (
      section.start <= offset &&
      offset < section.end &&
      (best === undefined || section.level >= best.level)
    )
      best = section
  }
  return best
}

/** What the reader of a document may know besides the quoted words: title, number, dates, place, table header. */
export function backgroundOf(evidence: Evidence): string {
  const { summary } = evidence
  return [
    summary.title === null ? null : `《${summary.title}》`,
    summary.docNo,
    summary.issuer,
    summary.region,
    summary.writtenAt,
    summary.publishedAt,
    summary.effectiveFrom,
    summary.effectiveTo,
    summary.period ? `${summary.period.from}年 ${summary.period.to}年` : null,
    evidence.path.join(' '),
    tableHeadOf(evidence),
  ]
    .filter((part) => part !== null)
    .join('\n')
}

/** Caption and header of the table a passage stands in, or null. */
export function tableHeadOf({ document, start }: Pick<Evidence, 'document' | 'start'>): string | null {
  const table = tableAt(document, start)
  return table === undefined ? null : `${table.caption ?? ''} ${table.header.join(' ')}`
}
