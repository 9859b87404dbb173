import type { CategoryNode, CityPack, Taxonomy } from '../../../city/index.ts'
import type { PastTicket } from '../types.ts'
import { highest, topOf } from './top-of.ts'

/** A node of the tree with how sure it is. */
export interface CategoryGuess {
  /** Names from the top level down; empty when the tree is empty. */
  path: string[]
  confidence: number
}

/** What is known of a ticket: its likeness to every node of the tree and to every past ticket, by their numbers. */
export interface CategoryEvidence {
  nodes: Float32Array
  tickets: Float32Array
  /** How likely it is that the department of each past ticket takes this one, too; 0 to 1. */
  likely: Float32Array
}

/** A city's tree with the past tickets put to its nodes. */
export interface CategoryTree {
  /** Every node below the top level (the top level itself where it has no children), as its names from the top down. */
  readonly paths: readonly (readonly string[])[]
  guess(evidence: CategoryEvidence): CategoryGuess
}

/** How alike texts are, each of the first list with each of the second. */
export type PathLikeness = (left: readonly string[], right: readonly string[]) => number[][]

const NEIGHBOURS = 30
const FADING = 18
const SHARPNESS = 24
/** How much of a past ticket's vote hangs on its department being likely. */
const BY_DEPARTMENT = 0.9
/** Weight of past tickets against the names of the nodes. */
const VOTE = 0.6
/** A third level is told only from this confidence on. */
const DEEPER = 0.4

/** Prepare a tree; categories of past tickets that it doesn't have go to the node whose names are most alike. */
export function createCategoryTree(
  pack: CityPack,
  tickets: readonly PastTicket[],
  likeness: PathLikeness,
): CategoryTree {
  const paths = treePathsOf(pack.taxonomy)
  const places = placeCategories(paths, tickets, likeness)
  return {
    paths,
    guess({ nodes, tickets: scores, likely }) {
      if (paths.length === 0) return { path: [], confidence: 0 }
      const votes = voteOf(scores, likely, places, paths.length)
      const named = softShares(nodes)
      const share = paths.map((_, at) => VOTE * votes[at]! + (1 - VOTE) * named[at]!)
      return descend(paths, share)
    },
  }
}

/** Every node a ticket can be put to, as its names from the top down. */
export const treePathsOf = ({ roots }: Taxonomy): string[][] => roots.flatMap((root) => pathsBelow(root, []))

function pathsBelow(node: CategoryNode, above: readonly string[]): string[][] {
  const path = [...above, node.name]
  const below = node.children.flatMap((child) => pathsBelow(child, path))
  return above.length === 0 && below.length > 0 ? below : [path, ...below]
}

/** Number of the node of each ticket; −1 without a category. */
function placeCategories(
  paths: readonly (readonly string[])[],
  tickets: readonly PastTicket[],
  likeness: PathLikeness,
): number[] {
  const keys = new Map(paths.map((path, at) => [path.join('/'), at]))
  const wanted = [...new Set(tickets.map(({ category }) => category.join('/')))].filter((key) => key !== '')
  const foreign = wanted.filter((key) => !keys.has(key))
  const rows = likeness(
    foreign.map((key) => key.replaceAll('/', ' ')),
    paths.map((path) => path.join(' ')),
  )
  foreign.forEach((key, row) => keys.set(key, nearestPath(key.split('/'), paths, rows[row]!)))
  return tickets.map(({ category }) => (category.length === 0 ? -1 : keys.get(category.join('/'))!))
}

/** A node of the same name counts more than one that is merely alike. */
function nearestPath(
  category: readonly string[],
  paths: readonly (readonly string[])[],
  row: readonly number[],
): number {
  const scores = paths.map((path, at) => {
    const same = path.filter((name) => category.includes(name)).length
    return row[at]! + 0.3 * same
  })
  return highest(scores)
}

function voteOf(
  scores: Float32Array,
  likely: Float32Array,
  places: readonly number[],
  count: number,
): Float64Array {
  const placed = scores.map((score, at) => (places[at]! < 0 ? -1 : score))
  const order = topOf(placed, NEIGHBOURS).filter((at) => placed[at]! >= 0)
  const votes = new Float64Array(count)
  const weights = order.map((at) => {
    const near = Math.exp(FADING * (scores[at]! - scores[order[0]!]!))
    return near * (1 - BY_DEPARTMENT + BY_DEPARTMENT * likely[at]!)
  })
  const sum = weights.reduce((total, weight) => total + weight, 1e-9)
  order.forEach((at, place) => (votes[places[at]!]! += weights[place]! / sum))
  return votes
}

function softShares(scores: Float32Array): Float64Array {
  const most = scores.reduce((top, score) => Math.max(top, score), -Infinity)
  const shares = Float64Array.from(scores, (score) => Math.exp(SHARPNESS * (score - most)))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

/** Level by level to the branch with the largest share; deeper than two levels only where that is clear. */
function descend(paths: readonly (readonly string[])[], share: readonly number[]): CategoryGuess {
  let prefix: string[] = []
  let confidence = 1
  for (let depth = 1; ; depth++) {
    const branches = new Map<string, number>()
    paths.forEach((path, at) => {
      if (path.length >= depth && prefix.every((name, level) => path[level] === name))
        branches.set(path[depth - 1]!, (branches.get(path[depth - 1]!) ?? 0) + share[at]!)
    })
    const [best] = [...branches].sort(([, a], [, b]) => b - a)
    if (best === undefined || (depth > 2 && best[1] < DEEPER)) return { path: prefix, confidence }
    prefix = [...prefix, best[0]]
    confidence = Math.round(best[1] * 1000) / 1000
  }
}
