import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { mapInTurns } from '../../../../shared/map-in-turns.ts'
import { trainLinearSvmInTurns } from '../../classify/linear-svm.ts'
import { createTermSpace } from '../../classify/term-space.ts'

type Joined = [before: string, after: string, link: string]

interface ExampleFile {
  past: string[]
  joined: { apart: Joined[]; alike: Joined[] }
  several: string[]
  single: string[]
}

/** A text that is known to hold several matters for different departments, or one only. */
export interface SplitExample {
  text: string
  several: boolean
}

/** How much the words of a text speak for several matters; about −1 where they speak for one, 1 for several. */
export type SplitOpinion = (text: string) => number

/** Longest run of characters that is looked at: single words up to phrases of setting apart. */
const RUN = 4
/** Runs of fewer texts than this are chance. */
const RARE = 3
const SVM = { c: 1, epochs: 20 }

/** The shipped examples: past tickets of the home city as they are and joined in pairs, and texts written for it. */
export function loadSplitExamples(tickets: ReadonlyMap<string, string>): SplitExample[] {
  const url = new URL('../../../../../corpus/city/split-examples.yaml', import.meta.url)
  const file = parse(readFileSync(url, 'utf8')) as ExampleFile
  const past = new Set(file.past)
  const join = (pairs: readonly Joined[], several: boolean) =>
    pairs.flatMap(([before, after, link]): SplitExample[] => {
      const [first, second] = [tickets.get(before), tickets.get(after)]
      if (first === undefined || second === undefined) return []
      return [{ text: `${first.replace(/。$/, '')}。${link}${second}`, several }]
    })
  return [
    ...[...tickets].map(([id, text]) => ({ text, several: past.has(id) })),
    ...file.several.map((text) => ({ text, several: true })),
    ...file.single.map((text) => ({ text, several: false })),
    ...join(file.joined.apart, true),
    ...join(file.joined.alike, false),
  ]
}

/** Learn from examples: a linear SVM over TF-IDF of runs of characters; deterministic. */
export async function trainSplitOpinion(examples: readonly SplitExample[]): Promise<SplitOpinion> {
  const runs = await mapInTurns(examples, ({ text }) => runsOf(text))
  const space = createTermSpace(runs, RARE)
  const model = await trainLinearSvmInTurns(
    await mapInTurns(runs, (own) => space.vector(own)),
    examples.map(({ several }) => Number(several)),
    { classes: 2, size: space.size },
    SVM,
  )
  return (text) => {
    const [one, several] = model.decide(space.vector(runsOf(text)))
    return several! - one!
  }
}

/** Runs of up to `RUN` characters, punctuation too; all figures are alike. */
function runsOf(text: string): string[] {
  const plain = text.replace(/\d/g, '0')
  return Array.from({ length: RUN }, (_, less) => less + 1).flatMap((length) =>
    Array.from({ length: Math.max(0, plain.length - length + 1) }, (_, at) => plain.slice(at, at + length)),
  )
}
