import { simplifyCharacter } from '../../../../shared/text/simplify.ts'
import { encodeGbkPair } from '../../../../shared/text/gbk.ts'
import { readLattice, type LatticeEdge, type Reading } from './lattice.ts'
import { charactersOf, type ShiftedRun } from './shifted-runs.ts'
import type { WordCosts } from './word-costs.ts'

/** Readings the document's own notes give its characters. */
export type Readings = ReadonlyMap<string, ReadonlySet<string>>

/** Simplified text next to a run, for words that reach out of it. */
export interface RunContext {
  before: string
  after: string
}

/** First and second bytes of user-defined pairs, by area. */
const USER_AREAS = [
  { leads: [...range(0xaa, 0xaf), ...range(0xf8, 0xfe)], trails: range(0xa1, 0xfe) },
  { leads: range(0xa1, 0xa9), trails: range(0x40, 0xa0) },
]
/** Nodes of one character: its start, and one behind a vanished first byte for each area. */
const STRIDE = 1 + USER_AREAS.length

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** The readings of a shifted run with its context cut off again, best first. */
export function readRun(
  run: ShiftedRun,
  context: RunContext,
  costs: WordCosts,
  readings: Readings,
): Reading[] {
  const before = [...context.before]
  const after = [...context.after]
  const slots = run.bytes.length / 2
  const lattice: LatticeEdge[][] = []
  const edgesOf = (node: number): LatticeEdge[] => (lattice[node] ??= [])
  before.forEach((character, index) =>
    edgesOf(index).push({ to: index + 1, characters: new Set([character]) }),
  )
  for (let slot = 0; slot < slots; slot++)
    addSlot(edgesOf, before.length + slot * STRIDE, run, slot, costs, readings)
  const end = before.length + slots * STRIDE
  after.forEach((character, index) =>
    edgesOf(end + index).push({ to: end + index + 1, characters: new Set([character]) }),
  )
  edgesOf(end + after.length)
  const complete = Array.from({ length: end + after.length + 1 }, (_, node) => lattice[node] ?? [])
  return readLattice(complete, costs).map(({ text, score }) => ({
    text: text.slice(context.before.length, text.length - context.after.length),
    score,
  }))
}

function addSlot(
  edgesOf: (node: number) => LatticeEdge[],
  node: number,
  run: ShiftedRun,
  slot: number,
  costs: WordCosts,
  readings: Readings,
): void {
  const [lead = null, trail = null] = run.bytes.slice(slot * 2, slot * 2 + 2)
  const leads = slot === 0 ? openingLeads(run, readings) : null
  const last = slot === run.bytes.length / 2 - 1
  const known = (characters: string[]): Set<string> => plausible(characters, costs)
  const whole = (leads ?? [lead]).flatMap((first) => charactersOf(first, trail))
  const characters = last ? withReading(whole, run.closing, readings) : whole
  edgesOf(node).push({ to: node + STRIDE, characters: known(characters) })
  if (!run.gaps.includes(slot * 2 + 1)) return
  USER_AREAS.forEach((area, index) => {
    const between = node + 1 + index
    const first = (leads ?? [lead]).flatMap((byte) =>
      area.leads.flatMap((second) => charactersOf(byte, second)),
    )
    const second = area.trails.flatMap((byte) => charactersOf(byte, trail))
    edgesOf(node).push({ to: between, characters: known(first) })
    edgesOf(between).push({
      to: node + STRIDE,
      characters: known(last ? withReading(second, run.closing, readings) : second),
    })
  })
}

/** The first lost byte, when the reading behind it says which characters it can belong to. */
function openingLeads(run: ShiftedRun, readings: Readings): number[] | null {
  if (run.opening === null) return null
  const leads = new Set<number>()
  for (const [character, known] of readings) {
    const pair = encodeGbkPair(character)
    if (pair?.lead === run.opening.lead && known.has(run.opening.reading)) leads.add(pair.trail)
  }
  return leads.size > 0 ? [...leads] : null
}

function withReading(characters: string[], reading: string | null, readings: Readings): string[] {
  if (reading === null) return characters
  const fitting = characters.filter((character) => readings.get(character)?.has(reading))
  return fitting.length > 0 ? fitting : characters
}

/** Simplified forms of the characters that the language uses, each once. */
function plausible(characters: readonly string[], costs: WordCosts): Set<string> {
  const simplified = characters.map(simplifyCharacter)
  return new Set(simplified.filter((character) => costs.of(character) !== null))
}
