import type { DocumentSummary } from '../../../store/ports.ts'
import { splitSentences } from '../../../shared/text/sentences.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { DraftSentence } from '../context.ts'
import { differ, disagreement, findClaims, type Claim } from './claims.ts'
import { clipToMatch, endSentence } from './clip.ts'
import { statePrevalence } from './prevalence.ts'
import { scoreSentences } from './score.ts'
import { withoutYears } from '../grounding.ts'
import { isExplaining } from './standing.ts'
import type { PartMaterial, ScoredSpan, Strategy } from './types.ts'

/** How near to the best sentence the one must come that another document contradicts; nearer when none is asked for. */
const CLOSE = 0.97
const CLOSE_WHEN_ASKED = 0.6
/** Two sentences that both fit this well and hold the same terms of the question speak of the same thing. */
const BOTH_FIT = 0.78
const SAME_TERMS = 0.66
const MAX_SENTENCE = 150
const LOOKED_AT = 14
/** The question itself says that documents differ. */
const ASKS_CONFLICT =
  /打架|矛盾|对不上|对得上|不一致|不一样|一样吗|听谁|(以|按)(哪|什么|谁).{0,6}(为准|算)|到底.{0,12}(怎么|哪|多少)|\d+.{0,3}还是.{0,2}\d+|分别写|各写|不是说/
/** The city government and its office outrank departments. */
const GOVERNMENT = /市(人民)?政府(办公室|办公厅)?$/

/** Two sentences of different documents in force that state different figures for the same thing; the one that leads first. */
export type Conflict = [ScoredSpan, ScoredSpan]

/** State what two documents in force say when the question itself speaks of a contradiction. */
export const stateAskedConflict: Strategy = (material) =>
  ASKS_CONFLICT.test(material.part.analysis.question) ? stateConflict(material, true) : null

/** State both figures when two documents in force contradict each other on the figure asked for. */
export const stateFoundConflict: Strategy = (material) => {
  const { facets } = material.part.analysis
  const asksFigure = (['quantity', 'duration', 'money'] as const).some((facet) => facets.has(facet))
  return asksFigure ? stateConflict(material, false) : null
}

async function stateConflict(material: PartMaterial, asked: boolean): Promise<DraftSentence[] | null> {
  if (material.part.side !== null) return null
  const conflict = await findConflict(await scoreSentences(material), material, asked)
  if (conflict === null) return null
  const both = stateBoth(conflict, material)
  const counts = await statePrevalence(material, [
    conflict[0].candidate.document,
    conflict[1].candidate.document,
  ])
  return counts === null ? both : [...both, counts]
}

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
    const b = await findOpposite(a, scored, material)
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
  const fitting = known.find(
    (span) => span.score >= a.score * BOTH_FIT && sharesTerms(a, span) && differs(mine, claimsOf(span)),
  )
  if (fitting !== undefined) return fitting
  const others = retrieval.candidates
    .filter((candidate) => mayContradict(a, candidate, material))
    .flatMap((candidate) =>
      splitSentences(candidate.chunk.text).map((span) => ({ ...span, candidate, sure: 0 })),
    )
    .map((span) => ({ ...span, sure: surest(span) }))
    .filter((span) => span.sure > 0)
    .sort((x, y) => y.sure - x.sure)[0]
  return others === undefined ? null : locate(others, material)
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

function mayContradict(a: ScoredSpan, { document }: Candidate, material: PartMaterial): boolean {
  return (
    a.document.id !== document.id &&
    a.candidate.document.region === document.region &&
    material.standing(document.id).inForce !== false &&
    !isSuccession(a.document.id, document.id, material)
  )
}

function sharesTerms(a: ScoredSpan, b: ScoredSpan): boolean {
  const terms = [...a.covered]
  return terms.length > 0 && terms.filter((term) => b.covered.has(term)).length >= SAME_TERMS * terms.length
}

const differs = (mine: readonly Claim[], theirs: readonly Claim[]): boolean =>
  mine.some((one) => theirs.some((other) => differ(one, other)))

/** Say both, the leading one first, each with its document and date. */
function stateBoth(conflict: Conflict, material: PartMaterial): DraftSentence[] {
  return conflict.flatMap((span, i) => {
    const clipped = clipToMatch(span, material.part.analysis, MAX_SENTENCE)
    if (clipped === null) return []
    material.taken.add(`${span.document.id}:${span.start}`)
    const evidence = material.book.issue(span.document, span.candidate.document, clipped.start, clipped.end)
    const text = endSentence(clipped.text.replace(/^答[：:]/, '').replace(/\s*\n\s*/g, ''))
    return [
      {
        text: `${i === 0 ? '' : '但'}${sourceName(span.candidate.document)}：${text}`,
        tokens: [evidence.token],
        newLine: i > 0,
      },
    ]
  })
}

/** The title without years in brackets: its dates stand with the citation, and no number is said that is not quoted. */
function sourceName(document: DocumentSummary): string {
  return document.title === null ? '另一份文件' : `《${withoutYears(document.title)}》`
}

function holds(span: ScoredSpan, material: PartMaterial): boolean {
  return material.standing(span.document.id).inForce !== false && (span.features['amended'] ?? 0) >= 0
}

/** One amended or replaced the other: that is no conflict, the later text holds. */
function isSuccession(a: string, b: string, material: PartMaterial): boolean {
  return material.standing(a).replacedBy?.id === b || material.standing(b).replacedBy?.id === a
}

/** A rule leads an explanation of it, the government its departments; among equals the newer leads. */
function leads(a: DocumentSummary, b: DocumentSummary): boolean {
  if (isExplaining(a) !== isExplaining(b)) return !isExplaining(a)
  const governs = (document: DocumentSummary): boolean => GOVERNMENT.test(document.issuer ?? '')
  if (governs(a) !== governs(b)) return governs(a)
  return (a.writtenAt ?? a.publishedAt ?? '') > (b.writtenAt ?? b.publishedAt ?? '')
}
