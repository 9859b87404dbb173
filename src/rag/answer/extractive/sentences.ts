import { tokenizeForSearch } from '../../lexicon/tokenize.ts'
import type { DraftSentence } from '../context.ts'
import { clipToMatch } from './clip.ts'
import { scoreSentences, yearFit } from './score.ts'
import type { PartMaterial, ScoredSpan } from './types.ts'

/** A further sentence must come close to the best one, and bring something of the question the others lack. */
const CLOSE = 0.8
const MAX_SENTENCES = 3

/** Quote the sentences that answer best, in reading order; long ones are cut to the clauses that matter. */
export async function quoteSentences(material: PartMaterial): Promise<DraftSentence[] | null> {
  const scored = await scoreSentences(material)
  const chosen = chooseSentences(scored, material)
  if (chosen.length === 0) return null
  return chosen
    .sort((a, b) => (a.document.id === b.document.id ? a.start - b.start : b.score - a.score))
    .map((span) => {
      const summary = span.candidate.document
      const evidence = material.book.issue(span.document, summary, span.start, span.end)
      return { text: endSentence(span.text), tokens: [evidence.token] }
    })
}

function chooseSentences(scored: readonly ScoredSpan[], material: PartMaterial): ScoredSpan[] {
  const { analysis } = material.part
  const wantsList = analysis.facets.has('enumeration') || analysis.facets.has('comparison')
  const chosen: ScoredSpan[] = []
  const covered = new Set<string>()
  let used = 0
  for (const span of scored) {
    if (chosen.length >= MAX_SENTENCES) break
    const first = chosen[0]
    const clipped = clipToMatch(span, analysis, Math.min(material.budget - used, 180))
    if (clipped === null) continue
    if (first !== undefined) {
      const news = [...span.covered].filter((term) => !covered.has(term))
      const brings = news.reduce((sum, term) => sum + (material.part.retrieval.idf.get(term) ?? 0), 0)
      const close = span.score >= first.score * (wantsList ? CLOSE - 0.1 : CLOSE)
      if (!close || (brings < 2 && !wantsList) || yearFit(span.text, analysis.years) < 0) continue
    }
    chosen.push(clipped)
    used += clipped.text.length
    for (const term of span.covered) covered.add(term)
    if (used >= material.budget) break
  }
  return chosen
}

/** End a quotation that was cut within a sentence. */
export function endSentence(text: string): string {
  const body = text.replace(/[，、；：\s]+$/u, '')
  return /[。！？…）”]$/u.test(body) ? body : `${body}。`
}

/** Whether a text holds any content word of the question. */
export function sharesWords(text: string, words: readonly string[]): boolean {
  const terms = new Set(tokenizeForSearch(text))
  return words.some((word) => terms.has(word))
}
