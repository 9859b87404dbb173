import type { TextVectors } from './vectors.ts'
import { compareByMeaning, type CompareMeaning } from './by-meaning.ts'
import { compareByWords } from './by-words.ts'
import {
  comparesWith,
  EXAMPLE_CLASSES,
  isForeign,
  loadExamples,
  type Example,
  type ExampleClass,
} from './examples.ts'

export { isShort, type ExampleClass } from './examples.ts'

/** What the examples nearest to a question show. */
export interface NearestVerdict {
  shows: ExampleClass
  /** How much nearer the class is than ordinary questions; the difference of mean similarities. */
  margin: number
  /** The nearest example of the class. */
  example: string
  /** Whether meaning was compared, and not words alone. */
  byMeaning: boolean
}

export type JudgeByExamples = (question: string, signal?: AbortSignal) => Promise<NearestVerdict>

/** Examples of a class whose mean similarity speaks for it: one alone may share a mere word. */
const NEIGHBOURS = 4

/** Where vectors come from: of examples (may be kept from run to run) and of questions. */
export interface Vectors {
  examples: TextVectors
  questions: TextVectors
}

/**
 * Judge questions by the examples nearest to them, by words and, where there are vectors, by meaning. Chinese and other
 * languages are judged apart: what the texts of a language have in common is more than what tells them apart.
 */
export function judgeByExamples(
  vectors: Vectors | null,
  given: readonly Example[] = loadExamples(),
): JudgeByExamples {
  const foreign = judgeAmong(
    given.filter(({ text }) => isForeign(text)),
    vectors,
  )
  const chinese = judgeAmong(
    given.filter(({ text }) => !isForeign(text)),
    vectors,
  )
  return (question, signal) => (isForeign(question) ? foreign : chinese)(question, signal)
}

function judgeAmong(given: readonly Example[], vectors: Vectors | null): JudgeByExamples {
  const texts = given.map(({ text }) => text)
  const byWords = compareByWords(texts)
  let opening: Promise<CompareMeaning> | null = null

  async function meaningOf(question: string, signal?: AbortSignal): Promise<Float64Array | null> {
    if (vectors === null) return null
    try {
      opening ??= compareByMeaning(texts, vectors.examples, vectors.questions)
      return await (
        await opening
      )(question, signal)
    } catch {
      // A model that is busy or gone must not keep a question from being screened: words do, and the next one tries anew.
      signal?.throwIfAborted()
      opening = null
      return null
    }
  }

  return async (question, signal) => {
    const words = byWords(question)
    const meaning = await meaningOf(question, signal)
    const scores = meaning === null ? words : words.map((score, at) => score + meaning[at]!)
    return { ...decide(given, scores, comparesWith(question)), byMeaning: meaning !== null }
  }
}

const isCalm = ({ shows }: { shows: ExampleClass }): boolean => shows === 'ordinary' || shows === 'complaint'

function decide(
  examples: readonly Example[],
  scores: Float64Array,
  compares: (example: Example) => boolean,
): Omit<NearestVerdict, 'byMeaning'> {
  const ranked = [...scores.keys()]
    .filter((at) => compares(examples[at]!))
    .sort((a, b) => scores[b]! - scores[a]!)
  const best = EXAMPLE_CLASSES.flatMap((shows) => {
    const near = ranked.filter((at) => examples[at]!.shows === shows).slice(0, NEIGHBOURS)
    if (near.length === 0) return []
    const mean = near.reduce((sum, at) => sum + scores[at]!, 0) / near.length
    return [{ shows, mean, example: examples[near[0]!]!.text }]
  })
  const ordinary = Math.max(...best.filter(isCalm).map(({ mean }) => mean))
  const [first] = best.filter((one) => !isCalm(one)).sort((a, b) => b.mean - a.mean)
  if (first === undefined) return { shows: 'ordinary', margin: 0, example: '' }
  return { shows: first.shows, margin: first.mean - ordinary, example: first.example }
}
