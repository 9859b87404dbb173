import { isHan } from '../../../../shared/text/characters.ts'
import type { SortedWords, WordPrefix } from './sorted-words.ts'
import type { WordCosts } from './word-costs.ts'

/** One way from a node to a later one: any of these characters. */
export interface LatticeEdge {
  to: number
  characters: ReadonlySet<string>
}

/** A directed graph of possible characters; node 0 is the start, the last node the end. Edges only lead forward. */
export type Lattice = readonly (readonly LatticeEdge[])[]

export interface Reading {
  text: string
  /** Log probability, ≤ 0. */
  score: number
}

/** Hypotheses kept at a node. */
const BEAM = 12
/** Every word costs this, so that a few words beat many single characters. */
const WORD = -2
/** A word of one character costs this in addition: content words have two or more. */
const SINGLE = -1
/** What a character costs that no word accounts for. */
const UNKNOWN = -18

/** The best readings of a lattice, best first, each text once; empty when no path leads to the end. */
export function readLattice(lattice: Lattice, costs: WordCosts): Reading[] {
  const hypotheses: Reading[][] = lattice.map(() => [])
  hypotheses[0] = [{ text: '', score: 0 }]
  for (let node = 0; node < lattice.length - 1; node++) {
    const best = keepBest(hypotheses[node] ?? [])
    if (best.length === 0) continue
    for (const word of wordsFrom(lattice, node, costs)) {
      const target = hypotheses[word.to] ?? []
      for (const { text, score } of best) target.push({ text: text + word.text, score: score + word.score })
      if (target.length > BEAM * 200) hypotheses[word.to] = keepBest(target)
    }
  }
  return keepBest(hypotheses.at(-1) ?? [])
}

function keepBest(readings: readonly Reading[]): Reading[] {
  const byText = new Map<string, Reading>()
  for (const reading of readings) {
    const known = byText.get(reading.text)
    if (!known || known.score < reading.score) byText.set(reading.text, reading)
  }
  return [...byText.values()].sort((a, b) => b.score - a.score).slice(0, BEAM)
}

/** A word read from a node on: where it leads and what it costs. */
interface PlacedWord extends Reading {
  to: number
}

/** Every word that can be read from a node on, and each single character. */
function wordsFrom(lattice: Lattice, node: number, costs: WordCosts): PlacedWord[] {
  const words: PlacedWord[] = []
  const add = (text: string, to: number): void => {
    const cost = costs.of(text) ?? (text.length === 1 ? UNKNOWN : null)
    if (cost !== null) words.push({ text, to, score: cost + penalty(text) })
  }
  for (const edge of lattice[node] ?? []) {
    for (const character of edge.characters) {
      add(character, edge.to)
      for (const list of costs.lists) {
        const prefix = list.beginning(character)
        if (prefix) walk(lattice, edge.to, character, list, prefix, add)
      }
    }
  }
  return words
}

/** Hands on every text of two characters and more that some word of a list begins with. */
function walk(
  lattice: Lattice,
  node: number,
  text: string,
  list: SortedWords,
  prefix: WordPrefix,
  add: (text: string, to: number) => void,
): void {
  for (const edge of lattice[node] ?? []) {
    for (const { character, ...next } of list.continuations(prefix)) {
      if (!edge.characters.has(character)) continue
      add(text + character, edge.to)
      walk(lattice, edge.to, text + character, list, next, add)
    }
  }
}

function penalty(word: string): number {
  if (!isHan(word[0])) return 0
  return word.length === 1 ? WORD + SINGLE : WORD
}
