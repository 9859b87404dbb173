import type { DocumentSummary } from '../../../../store/ports.ts'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import { innermostSection } from '../../evidence.ts'
import { differ, disagreement, findClaims, valuesIn, type Claim } from './claims.ts'
import { holds, mayContradict } from './comparable.ts'
import { ofOneCase } from './of-one-case.ts'
import { conceptsOf, speaksOf } from '../score/concepts.ts'
import { isExplaining } from '../score/standing.ts'
import type { PartMaterial, ScoredSpan } from '../types.ts'

/** How near to the best sentence the one must come that another document contradicts; nearer when none is asked for. */
const CLOSE = 0.97
const CLOSE_WHEN_ASKED = 0.8
/** Two sentences that both fit this well and hold the same terms of the question speak of the same thing. */
const BOTH_FIT = 0.84
const BOTH_FIT_UNASKED = 0.92
const SAME_TERMS = 0.66
const LOOKED_AT = 14
/** What a question speaks of with this much information, and the share of it that a sentence on the same must name. */
const TELLING = 2
const HALF = 0.5
/** The city government and its office outrank departments. */
const GOVERNMENT = /市(人民)?政府(办公室|办公厅)?$/

/** Two sentences of different documents in force that state different figures for the same thing; the one that leads first. */
export type Conflict = [ScoredSpan, ScoredSpan]

/** The best pair of sentences that disagree, or null. `asked` when the question itself speaks of a contradiction. */
export async function findConflict(
  scored: readonly ScoredSpan[],
  material: PartMaterial,
  asked: boolean,
): Promise<Conflict | null> {
  const best = scored[0]?.score ?? 0
  const close = asked ? CLOSE_WHEN_ASKED : CLOSE
  const firsts = scored
    .slice(0, LOOKED_AT)
    .filter((span) => span.score >= best * close && holds(span, material))
  for (const a of firsts) {
    const b = await findOpposite(a, scored, material, asked)
    if (b === null) continue
    return leads(b.candidate.document, a.candidate.document) ? [b, a] : [a, b]
  }
  return null
}

/** The sentence of another document in force that contradicts one most surely, among all passages found. */
async function findOpposite(
  a: ScoredSpan,
  scored: readonly ScoredSpan[],
  material: PartMaterial,
  asked: boolean,
): Promise<ScoredSpan | null> {
  const { analysis, retrieval } = material.part
  const years = analysis.years.length > 0 ? analysis.years : [material.heldOn.slice(0, 4)]
  const claimsOf = (span: { text: string; said?: string; candidate: Candidate }): Claim[] =>
    findClaims(
      { text: span.said ?? span.text, path: span.candidate.chunk.path, title: span.candidate.document.title },
      analysis,
      years,
    )
  const mine = claimsOf(a)
  if (mine.length === 0) return null
  const known = scored.filter((span) => mayContradict(a, span.candidate, material) && holds(span, material))
  const surest = (span: { text: string; candidate: Candidate }): number =>
    Math.max(0, ...mine.flatMap((one) => claimsOf(span).map((other) => disagreement(one, other))))
  const others = retrieval.candidates
    .filter((candidate) => mayContradict(a, candidate, material))
    .flatMap((candidate) =>
      splitSentences(candidate.chunk.text).map((span) => ({ ...span, candidate, sure: 0 })),
    )
    .map((span) => ({ ...span, sure: surest(span) }))
    .filter((span) => span.sure > 0 && (asked || ofOneSubject(a, span, material)))
    .sort((x, y) => y.sure - x.sure)[0]
  const sure = others === undefined ? null : await locate(others, material)
  if (sure !== null) return sure
  const fitting = known.find(
    (span) =>
      span.score >= a.score * (asked ? BOTH_FIT : BOTH_FIT_UNASKED) &&
      sharesTerms(a, span) &&
      differs(mine, claimsOf(span)) &&
      (asked || ofOneSubject(a, span, material)),
  )
  return fitting ?? null
}

/**
 * Whether two sentences speak of the same things of the question, and the provision of the first does
 * not state its figures too: then both stand in one rule for different cases.
 */
function ofOneSubject(
  a: ScoredSpan,
  other: { text: string; said?: string; candidate: Candidate },
  { part: { analysis, retrieval } }: PartMaterial,
): boolean {
  const spoken = (text: string, { document, chunk }: Candidate): string =>
    [document.title, ...chunk.path, text].join(' ').toLowerCase()
  const mine = spoken(a.said, a.candidate)
  const theirs = spoken(other.said ?? other.text, other.candidate)
  const telling = conceptsOf(analysis, retrieval.idf).filter(({ weight }) => weight >= TELLING)
  const [main] = [...telling]
    .filter((concept) => speaksOf(mine, concept) + speaksOf(theirs, concept) >= 1)
    .sort((x, y) => y.weight - x.weight)
  const spokenOf = telling.filter((concept) => concept === main || speaksOf(mine, concept) === 1)
  const covers =
    main !== undefined &&
    speaksOf(mine, main) >= HALF &&
    spokenOf.every((concept) => speaksOf(theirs, concept) >= HALF)
  if (!ofOneCase(a.text, other.text)) return false
  const section = innermostSection(a.document, a.start)
  const provision = section === undefined ? a.text : a.document.text.slice(section.start, section.end)
  const stated = valuesIn(provision)
  return covers && !valuesIn(other.text).every((value) => stated.includes(value))
}

/** A sentence of a passage as a part of its document. */
async function locate(
  { text, start, candidate }: { text: string; start: number; candidate: Candidate },
  material: PartMaterial,
): Promise<ScoredSpan | null> {
  const document = await material.read(candidate.chunk.docId)
  if (document === null) return null
  const from = candidate.chunk.start + start
  const quoted = document.text.slice(from, from + text.length)
  if (quoted !== text) return null
  return {
    text,
    start: from,
    end: from + text.length,
    candidate,
    document,
    score: 0,
    said: text,
    row: null,
    covered: new Set(),
    features: {},
  }
}

function sharesTerms(a: ScoredSpan, b: ScoredSpan): boolean {
  const terms = [...a.covered]
  return terms.length > 0 && terms.filter((term) => b.covered.has(term)).length >= SAME_TERMS * terms.length
}

const differs = (mine: readonly Claim[], theirs: readonly Claim[]): boolean =>
  mine.some((one) => theirs.some((other) => differ(one, other)))

/** A rule leads an explanation of it, the government its departments; among equals the newer leads. */
function leads(a: DocumentSummary, b: DocumentSummary): boolean {
  if (isExplaining(a) !== isExplaining(b)) return !isExplaining(a)
  const governs = (document: DocumentSummary): boolean => GOVERNMENT.test(document.issuer ?? '')
  if (governs(a) !== governs(b)) return governs(a)
  return (a.writtenAt ?? a.publishedAt ?? '') > (b.writtenAt ?? b.publishedAt ?? '')
}
