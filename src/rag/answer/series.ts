import type { DocumentSummary } from '../../store/ports.ts'
import { titleYears } from './time/asked-time.ts'

/** Title of a yearly document without its years: the same for every document of the series. */
const seriesOf = ({ title, region }: DocumentSummary): string | null =>
  titleYears(title).length === 0 ? null : `${region ?? ''}${title!.replace(/(?:19|20)\d{2}年度?/g, '')}`

/** ISO day from which on a document was known, as far as it states one. */
export const issuedOn = ({ publishedAt, writtenAt, effectiveFrom }: DocumentSummary): string | null =>
  publishedAt ?? writtenAt ?? effectiveFrom

const isOlder = (a: DocumentSummary, b: DocumentSummary): boolean => (issuedOn(a) ?? '') < (issuedOn(b) ?? '')

/** The newest yearly documents of their series (`关于…年度…的公告`), by the id of each older one, among those given. */
export function findNewerInSeries(
  documents: Iterable<DocumentSummary>,
): ReadonlyMap<string, DocumentSummary> {
  const bySeries = new Map<string, DocumentSummary[]>()
  for (const document of documents) {
    const series = seriesOf(document)
    if (series !== null) bySeries.set(series, [...(bySeries.get(series) ?? []), document])
  }
  const newer = new Map<string, DocumentSummary>()
  for (const members of bySeries.values()) {
    const newest = members.reduce((best, one) => (isOlder(best, one) ? one : best))
    for (const member of members) if (isOlder(member, newest)) newer.set(member.id, newest)
  }
  return newer
}

/** Whether two documents stand for one rule at different times: of one series, or one replaced by the other. */
export function areOneRule(
  a: DocumentSummary,
  b: DocumentSummary,
  replacing: (id: string) => DocumentSummary | null,
): boolean {
  const series = seriesOf(a)
  return (
    a.id !== b.id &&
    ((series !== null && series === seriesOf(b)) ||
      replacing(a.id)?.id === b.id ||
      replacing(b.id)?.id === a.id)
  )
}
