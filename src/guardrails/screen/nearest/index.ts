import type { TextVectors } from './vectors.ts'
import { compareByMeaning, type CompareMeaning } from './by-meaning.ts'
import { compareByWords } from './by-words.ts'
import { EXAMPLE_CLASSES, loadExamples, type Example, type ExampleClass } from './examples.ts'

export type { ExampleClass } from './examples.ts'

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
/** From so many characters on a text is a story, compared with those of complaints too; a cry for help is shorter. */
const STORY = 30

/** Where vectors come from: of examples (may be kept from run to run) and of questions. */
export interface Vectors {
  examples: Pick<TextVectors, 'embedDocuments'>
  questions: TextVectors
}

/** Judge questions by the examples nearest to them, by words and, where there are vectors, by meaning. */
export function judgeByExamples(
  vectors: Vectors | null,
  given: readonly Example[] = loadExamples(),
): JudgeByExamples {
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
    return { ...decide(given, scores, [...question].length >= STORY), byMeaning: meaning !== null }
  }
}

function decide(
  examples: readonly Example[],
  scores: Float64Array,
  isStory: boolean,
): Omit<NearestVerdict, 'byMeaning'> {
  const ranked = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!)
  const best = EXAMPLE_CLASSES.map((shows) => {
    const near = ranked.filter((at) => examples[at]!.shows === shows).slice(0, NEIGHBOURS)
    const mean = near.reduce((sum, at) => sum + scores[at]!, 0) / Math.max(1, near.length)
    return { shows, mean, example: examples[near[0] ?? -1]?.text ?? '' }
  })
  const isCalm = ({ shows }: { shows: ExampleClass }): boolean =>
    shows === 'ordinary' || shows === 'complaint'
  const calm = best.filter((one) => isCalm(one) && (isStory || one.shows === 'ordinary'))
  const ordinary = Math.max(...calm.map(({ mean }) => mean))
  const [first] = best.filter((one) => !isCalm(one)).sort((a, b) => b.mean - a.mean)
  return { shows: first!.shows, margin: first!.mean - ordinary, example: first!.example }
}
