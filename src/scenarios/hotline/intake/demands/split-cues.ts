import { splitSentences } from '../../../../shared/text/sentences.ts'
import { ALSO, ASKS, fieldOf, FURTHER, GOES_ON, SEVERAL, WANTS } from './matters.ts'

/** What the wording of a ticket says about how many matters it has; 0 or 1 where nothing else is said. */
export interface SplitCues {
  /** It says that there are several. */
  several: number
  /** A sentence begins with words that set a further matter apart. */
  further: number
  /** Something is to be seen to as well. */
  also: number
  semicolons: number
  /** Questions about policy or procedure, up to 3. */
  asks: number
  /** It is one sentence. */
  oneSentence: number
  /** Share of the points between sentences where the field of government before differs from that after. */
  fieldShift: number
  /** Share of the later sentences that begin with words of going on with the same. */
  goesOn: number
  /** Sentences that ask for something. */
  wants: number
}

const MOST_ASKS = 3
/** A sentence of so many characters or fewer says nothing by itself. */
const STUB = 5

/** Read the cues of a text. */
export function readSplitCues(text: string): SplitCues {
  const all = splitSentences(text).map((sentence) => sentence.text)
  const sentences = all.filter((sentence) => sentence.length > STUB)
  const points = Math.max(1, sentences.length - 1)
  return {
    several: Number(SEVERAL.test(text)),
    further: Number(all.some((sentence) => FURTHER.test(sentence))),
    also: Number(ALSO.test(text)),
    semicolons: Number(/[；;]/.test(text)),
    asks: Math.min(MOST_ASKS, [...text.matchAll(ASKS)].length),
    oneSentence: Number(sentences.length < 2),
    fieldShift: sentences.filter((_, at) => at > 0 && shiftsAt(sentences, at)).length / points,
    goesOn: sentences.slice(1).filter((sentence) => GOES_ON.test(sentence)).length / points,
    wants: sentences.filter((sentence) => WANTS.test(sentence)).length,
  }
}

function shiftsAt(sentences: readonly string[], at: number): boolean {
  const [before, after] = [fieldOf(sentences.slice(0, at).join('')), fieldOf(sentences.slice(at).join(''))]
  return before !== null && after !== null && before !== after
}
