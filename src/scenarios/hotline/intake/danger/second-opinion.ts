import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { trainLinearSvm } from '../../classify/linear-svm.ts'
import { createTermIndex, createTermSpace, type SparseVector } from '../../classify/term-space.ts'
import { termsOf } from '../../classify/terms.ts'
import type { Urgency } from '../../types.ts'
import { isOnlyFeared, isOpen } from './composed.ts'
import { classNamed, type Hazard, type HazardClass } from './hazards.ts'

interface ExampleFile {
  dangers: { class: string; texts: string[] }[]
  reports: { class: string; texts: string[] }[]
  alikes: { about: string; texts: string[] }[]
}

/** A text that the opinion is learnt from; `class` is null where nothing is the matter. */
export interface DangerExample {
  text: string
  kind: 'danger' | 'report' | 'none'
  class: string | null
}

/** By how much a text is nearer to danger, or to what is reported upwards, than to neither. */
interface DangerMargins {
  danger: number
  report: number
}

/** What a trained look at a ticket finds beside the cues. */
export interface Look {
  /** The likest danger or matter to report, when it is like enough. */
  sees: Hazard | null
  /** Whether a text is so far from all examples that composed cues are chance; sure cues are never doubted. */
  doubts: boolean
}

/** Looks at a text; what it sees raises urgency and sensitivity, and never outvotes a sure cue. */
export type SecondOpinion = (text: string) => Look

const KINDS = ['none', 'danger', 'report'] as const
/** Margins above which a text counts; cross-validated, they raise fewer than 1 of 100 ordinary past tickets. */
const ENOUGH: DangerMargins = { danger: -0.6, report: -1 }
/** Below both, parts standing together are taken for chance; cross-validated, fewer than 1 of 100 dangers lie there. */
const DOUBTED = -2
/** So few characters are like anything: a shorter text is judged by its words alone. */
const SHORTEST = 12
/** Terms of fewer texts than this are chance. */
const RARE = 2

/** The shipped examples. */
export function loadDangerExamples(): DangerExample[] {
  const url = new URL('../../../../../corpus/city/danger-examples.yaml', import.meta.url)
  const { dangers, reports, alikes } = parse(readFileSync(url, 'utf8')) as ExampleFile
  return [
    ...dangers.flatMap((entry) => examplesOf(entry.texts, 'danger', entry.class)),
    ...reports.flatMap((entry) => examplesOf(entry.texts, 'report', entry.class)),
    ...alikes.flatMap((entry) => examplesOf(entry.texts, 'none', null)),
  ]
}

const examplesOf = (texts: readonly string[], kind: DangerExample['kind'], name: string | null) =>
  texts.map((text): DangerExample => ({ text, kind, class: name }))

/** A past ticket as an example; only 特急 ones are dangers, of a class that isn't known. */
export const exampleOfTicket = (text: string, urgency: Urgency): DangerExample => ({
  text,
  kind: urgency === '特急' ? 'danger' : 'none',
  class: null,
})

/** Learn from examples: a linear SVM over TF-IDF of words and character pairs; deterministic. */
export function trainSecondOpinion(examples: readonly DangerExample[]): SecondOpinion {
  const terms = examples.map(({ text }) => termsOf(text))
  const space = createTermSpace(terms, RARE)
  const vectors = terms.map((own) => space.vector(own))
  const model = trainLinearSvm(
    vectors,
    examples.map(({ kind }) => KINDS.indexOf(kind)),
    { classes: KINDS.length, size: space.size },
    { c: 1, epochs: 30 },
  )
  const named = examples.flatMap((example, at) => (example.class === null ? [] : [{ example, at }]))
  const index = createTermIndex(
    named.map(({ at }) => vectors[at]!),
    space.size,
  )
  const likestOf = (kind: 'danger' | 'report', vector: SparseVector): HazardClass | null => {
    const scores = index.cosines(vector)
    const likest = named
      .map(({ example }, at) => ({ example, score: scores[at]! }))
      .filter(({ example }) => example.kind === kind)
      .sort((a, b) => b.score - a.score)[0]?.example
    return likest === undefined ? null : classNamed(likest.class!)
  }
  return (text) => {
    const vector = space.vector(termsOf(text))
    const [none, danger, report] = model.decide(vector) as unknown as [number, number, number]
    const margins = { danger: danger - none, report: report - none }
    const seen = text.length >= SHORTEST && isOpen(text) ? kindOf(margins) : null
    const kind = seen === 'danger' && isOnlyFeared(text) ? null : seen
    const hazard = kind === null ? null : likestOf(kind, vector)
    return {
      sees: kind === null || hazard === null ? null : likenessTo(hazard, kind, text),
      doubts: Math.max(margins.danger, margins.report) < DOUBTED,
    }
  }
}

/** A danger that the whole text is like. */
const likenessTo = (hazard: HazardClass, kind: 'danger' | 'report', text: string): Hazard => ({
  hazard: { ...hazard, level: kind === 'danger' ? '特急' : hazard.level },
  span: { text, start: 0, end: text.length },
  present: true,
  like: true,
})

function kindOf({ danger, report }: DangerMargins): 'danger' | 'report' | null {
  if (danger > ENOUGH.danger && danger >= report) return 'danger'
  return report > ENOUGH.report ? 'report' : null
}
