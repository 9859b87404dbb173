import { readFileSync } from 'node:fs'
import { clauseFeatures } from './clause-features.ts'
import { splitClauses, type Clause } from './clauses.ts'

/** Weights of a feature: how much it speaks for telling the matter, and for asking for something. */
export type TellingWeights = readonly [matter: number, demand: number]

/** What training leaves behind; `corpus/city/trained/telling.json` is the shipped one. */
export interface TellingModel {
  version: 1
  /** Of the examples it was trained on. */
  examples: string
  bias: TellingWeights
  /** A clause asks for something where its value is at least this; cross-validated, so that few are taken that don't. */
  asks: number
  features: Readonly<Record<string, TellingWeights>>
  /** Cross-validated, over the examples. */
  scores: {
    tickets: number
    /** Share of tickets whose first clause tells the matter, and tells it best. */
    telling: number
    best: number
    demandPrecision: number
    demandRecall: number
  }
}

/** A clause and what it does: how much it tells the matter, and how much it asks for something, which it does from 0 on. */
export interface ReadClause extends Clause {
  matter: number
  asking: number
}

/** From this value on a clause tells the matter, whatever its words; below it the likeliest one may still do. */
export const TELLS = 0.3

const MODEL = JSON.parse(
  readFileSync(new URL('../../../../../corpus/city/trained/telling.json', import.meta.url), 'utf8'),
) as TellingModel

/** The clauses of a text in order, each with what it does there. */
export function readClauses(text: string, category: readonly string[] = []): ReadClause[] {
  const clauses = splitClauses(text)
  const features = clauseFeatures(clauses, category)
  return clauses.map((clause, at) => {
    const [matter, demand] = weighFeatures(MODEL, features[at]!)
    return { ...clause, matter, asking: demand - MODEL.asks }
  })
}

/** Clauses of a text that tell best what it is about, best first. */
export const tellingClauses = (text: string, category: readonly string[] = []): ReadClause[] =>
  readClauses(text, category).sort((a, b) => b.matter - a.matter)

/** How much features speak for telling the matter and for asking, by a model's weights; unknown ones count only in number. */
export function weighFeatures(
  { bias, features }: Pick<TellingModel, 'bias' | 'features'>,
  own: readonly string[],
): [matter: number, demand: number] {
  const known = [...new Set(own)].flatMap((name) => (Object.hasOwn(features, name) ? [features[name]!] : []))
  const scale = 1 / Math.sqrt(Math.max(1, known.length))
  return [0, 1].map((at) => bias[at]! + known.reduce((sum, weights) => sum + weights[at]! * scale, 0)) as [
    number,
    number,
  ]
}
