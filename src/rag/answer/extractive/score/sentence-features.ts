import type { DocumentSummary, StoredDocument } from '../../../../store/ports.ts'
import type { SectionRecord } from '../../../../store/records.ts'
import { tokenizeForSearch } from '../../../lexicon/tokenize.ts'
import { pairCoverage } from '../../../retrieve/features/pairs.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { innermostSection } from '../../evidence.ts'
import { conceptShares, defines, putConcepts, putShare, tellingConcepts } from './concepts.ts'
import { cueFeatures } from './cue-features.ts'
import { standingFeatures } from './standing.ts'
import type { BareSpan, Features, PartMaterial } from '../types.ts'

/** What a word of an earlier question counts in a sentence: that question was answered already. */
const CARRIED_SHARE = 0.4
/** A provision longer than this says little of what each of its sentences is about. */
const MAX_CLAUSE = 400

/** What is put to a conversation counts so much where only the surroundings of a sentence speak of it. */
const NEARBY_PUT = 0.5

/** Features by words and form of all spans, in the order given, with the question's terms each holds. */
export function sentenceFeatures(
  spans: readonly BareSpan[],
  material: PartMaterial,
): { features: Features; covered: ReadonlySet<string> }[] {
  const { analysis } = material.part
  const best = material.candidates[0]?.score ?? 1
  const clauses = spans.map(clauseOf)
  const concepts = tellingConcepts(material.part)
  // A turn that asks something is scored by what it asks.
  const put = analysis.put === analysis.question ? [] : putConcepts(material.part)
  const clausePairs = pairCoverage(
    analysis.question,
    spans.map((span, i) => `${span.candidate.document.title ?? ''}${clauses[i]!}${span.said}`),
  )
  const titleShares = spans.map(
    ({ candidate: { document } }) => conceptShares(concepts, subjectOf(document), '').own,
  )
  return spans.map((span, i) => {
    const own = new Set(tokenizeForSearch(span.said))
    const spoken = conceptShares(
      concepts,
      span.said.toLowerCase(),
      `${span.candidate.document.title ?? ''} ${clauses[i]!}`.toLowerCase(),
    )
    return {
      covered: coveredTerms(analysis, own),
      features: {
        ...shareFeatures(span, own, material),
        clausePairs: clausePairs[i]!,
        concepts: spoken.own,
        conceptsNearby: spoken.nearby,
        put: Math.max(
          putShare(put, span.said.toLowerCase()),
          NEARBY_PUT * putShare(put, `${span.said} ${clauses[i]!}`.toLowerCase()),
        ),
        defines: defines(span.said, concepts) ? 1 : 0,
        titled: titleShares[i]!,
        chunk: span.candidate.score / best,
        titleYear: span.candidate.features['titleYear'] ?? 0,
        ...standingOf(span, material),
        ...cueFeatures(span, own, analysis),
      },
    }
  })
}

/** Title and topics of a document. */
const subjectOf = ({ title, topics }: DocumentSummary): string =>
  [title ?? '', ...topics].join(' ').toLowerCase()

/** The provision around a span, with its headings. */
function clauseOf({ document, start, end, row }: BareSpan): string {
  const section = innermostSection(document, start)
  const path = (section?.path ?? []).join(' ')
  if (row !== null) return `${path} ${row.table.caption ?? ''} ${row.table.header.join(' ')}`
  if (section === undefined) return path
  const from = Math.max(section.start, start - MAX_CLAUSE / 2)
  return `${path} ${leadOf(document, section)} ${document.text.slice(from, Math.min(section.end, end + MAX_CLAUSE / 2))}`
}

/** The words that lead in the items of a list, of which each item is a case. */
function leadOf(document: StoredDocument, section: SectionRecord): string {
  const parent = document.sections.find((one) => one.anchor === section.parent)
  const lead = parent === undefined ? '' : document.text.slice(parent.start, section.start)
  return lead.split('\n').find((line) => /[：:]$/.test(line.trim()) && line.length <= MAX_CLAUSE) ?? ''
}

/** Shares of the question's information: in the span, and only in headings and title. */
function shareFeatures(
  span: BareSpan,
  own: ReadonlySet<string>,
  { part: { analysis, retrieval } }: PartMaterial,
): Features {
  const section = innermostSection(span.document, span.start)
  const around = new Set(
    tokenizeForSearch([...(section?.path ?? []), span.candidate.document.title ?? ''].join(' ')),
  )
  let [total, held, nearby] = [0, 0, 0]
  for (const [term, weight] of analysis.terms) {
    const part = analysis.own.has(term) ? 1 : analysis.words.includes(term) ? CARRIED_SHARE : 0
    const information = (retrieval.idf.get(term) ?? 0) * weight * part
    if (analysis.words.includes(term)) total += information
    if (own.has(term)) held += information
    else if (around.has(term)) nearby += information
  }
  const share = (part: number): number => (total === 0 ? 0 : Math.min(1, part / total))
  return { coverage: share(held), context: share(nearby) }
}

function standingOf({ document, candidate, start }: BareSpan, material: PartMaterial): Features {
  const standing = material.standing(document.id)
  const amending = standing.replacedBy === null ? undefined : material.documents.get(standing.replacedBy.id)
  const place = {
    document,
    start,
    summary: candidate.document,
    validity: candidate.features['validity'] ?? 0,
  }
  return { ...standingFeatures(place, standing, amending, material.part.analysis) }
}

/** Terms of the question a text holds. */
export function coveredTerms(analysis: QueryAnalysis, terms: ReadonlySet<string>): Set<string> {
  return new Set([...analysis.terms.keys()].filter((term) => terms.has(term)))
}
