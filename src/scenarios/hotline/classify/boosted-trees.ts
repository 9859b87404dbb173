import { seededRandom } from '../../../shared/random.ts'

/**
 * A complete binary tree, its inner nodes from the root down, level by level: an example whose feature is above the limit
 * goes right. A node that isn't divided has a limit above everything.
 */
export interface Tree {
  features: number[]
  limits: number[]
  leaves: number[]
}

/** Trees whose leaves add up to the logarithm of the odds. */
export interface BoostedTrees {
  base: number
  trees: Tree[]
}

export interface BoostSettings {
  trees: number
  /** Levels of inner nodes. */
  depth: number
  rate: number
  /** Share of the examples that a tree is grown on. */
  sample: number
  /** Examples that each side of a division must have. */
  least: number
  /** Numbers of the features that may only speak for: the more, the likelier. */
  rising: readonly number[]
}

const PULL = 1
const BEYOND = 1e9
const SEED = 7

/** Probability of an example: one number a feature. */
export function oddsOf({ base, trees }: BoostedTrees, row: ArrayLike<number>): number {
  const score = trees.reduce((sum, tree) => sum + tree.leaves[leafOf(tree, row)]!, base)
  return 1 / (1 + Math.exp(-score))
}

function leafOf({ features, limits }: Tree, row: ArrayLike<number>): number {
  let node = 0
  while (node < limits.length) node = 2 * node + 1 + Number(row[features[node]!]! > limits[node]!)
  return node - limits.length
}

/**
 * Gradient boosting of the logistic loss (Friedman 2001) with second-order gains and leaves (Chen and Guestrin 2016);
 * deterministic.
 */
export function boostTrees(
  rows: readonly ArrayLike<number>[],
  labels: readonly boolean[],
  settings: BoostSettings,
): BoostedTrees {
  const random = seededRandom(SEED)
  const share = labels.filter(Boolean).length / labels.length
  const boosted: BoostedTrees = { base: Math.log(share / (1 - share)), trees: [] }
  const scores = new Float64Array(rows.length).fill(boosted.base)
  const orders = Array.from(rows[0]!, (_, feature) =>
    Int32Array.from(rows.keys()).sort((a, b) => rows[a]![feature]! - rows[b]![feature]!),
  )
  for (let round = 0; round < settings.trees; round++) {
    const odds = scores.map((score) => 1 / (1 + Math.exp(-score)))
    const slopes = odds.map((odd, at) => Number(labels[at]) - odd)
    const bends = odds.map((odd) => odd * (1 - odd))
    const drawn = Uint8Array.from(rows, () => Number(random() < settings.sample))
    const tree = growTree({ rows, orders, slopes, bends, drawn }, settings)
    boosted.trees.push(tree)
    rows.forEach((row, at) => (scores[at]! += tree.leaves[leafOf(tree, row)]!))
  }
  return boosted
}

/** Examples with the first and second derivatives of their loss, in order of each feature. */
interface Ground {
  rows: readonly ArrayLike<number>[]
  orders: readonly Int32Array[]
  slopes: Float64Array
  bends: Float64Array
  drawn: Uint8Array
}

/** Sums of derivatives and number of examples of a node, or of its left side so far. */
class Sums {
  slope = 0
  bend = 0
  count = 0
  /** The feature of the example that was added last. */
  last = 0

  add({ slopes, bends }: Ground, at: number): void {
    this.slope += slopes[at]!
    this.bend += bends[at]!
    this.count += 1
  }
}

const gainOf = (slope: number, bend: number): number => (slope * slope) / (bend + PULL)

function growTree(ground: Ground, settings: BoostSettings): Tree {
  const { rows, drawn } = ground
  const tree: Tree = { features: [], limits: [], leaves: [] }
  // The node of its level that each example is in.
  const places = new Int32Array(rows.length)
  for (let level = 0; level < settings.depth; level++) {
    const divisions = divide(ground, places, 2 ** level, settings)
    tree.features.push(...divisions.map(({ feature }) => feature))
    tree.limits.push(...divisions.map(({ limit }) => limit))
    rows.forEach((row, at) => {
      const { feature, limit } = divisions[places[at]!]!
      places[at] = 2 * places[at]! + Number(row[feature]! > limit)
    })
  }
  const sums = Array.from({ length: 2 ** settings.depth }, () => new Sums())
  places.forEach((place, at) => drawn[at] === 1 && sums[place]!.add(ground, at))
  tree.leaves = sums.map(({ slope, bend }) => round((settings.rate * slope) / (bend + PULL)))
  return tree
}

interface Division {
  feature: number
  limit: number
  gain: number
}

/** The best division of each node of a level: all features are walked once in their order. */
function divide(
  ground: Ground,
  places: Int32Array,
  nodes: number,
  { least, rising }: BoostSettings,
): Division[] {
  const { rows, orders, drawn } = ground
  const whole = Array.from({ length: nodes }, () => new Sums())
  places.forEach((place, at) => drawn[at] === 1 && whole[place]!.add(ground, at))
  const best: Division[] = whole.map(() => ({ feature: 0, limit: BEYOND, gain: 0 }))
  orders.forEach((order, feature) => {
    const left = whole.map(() => new Sums())
    for (const at of order) {
      if (drawn[at] === 0) continue
      const [side, all] = [left[places[at]!]!, whole[places[at]!]!]
      const value = rows[at]![feature]!
      if (side.count >= least && all.count - side.count >= least && value > side.last) {
        const [slope, bend] = [all.slope - side.slope, all.bend - side.bend]
        const gain = gainOf(side.slope, side.bend) + gainOf(slope, bend) - gainOf(all.slope, all.bend)
        const falls = side.slope / (side.bend + PULL) > slope / (bend + PULL)
        if (gain > best[places[at]!]!.gain && !(falls && rising.includes(feature)))
          best[places[at]!] = { feature, limit: round((side.last + value) / 2), gain }
      }
      side.add(ground, at)
      side.last = value
    }
  })
  return best
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6
