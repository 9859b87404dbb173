import { splitSentences } from '../../../shared/text/sentences.ts'
import { ALSO, ASKS, FURTHER, SEVERAL } from './matters.ts'

/** What the wording of a ticket says about how many matters it has; 0 or 1 but for `asks`, a number up to 3. */
export interface SplitCues {
  /** It says that there are several. */
  several: number
  /** A sentence begins with words that set a further matter apart. */
  further: number
  /** Something is to be seen to as well. */
  also: number
  semicolons: number
  /** Questions about policy or procedure. */
  asks: number
}

const MOST_ASKS = 3

/** Read the cues of a text. */
export const readSplitCues = (text: string): SplitCues => ({
  several: Number(SEVERAL.test(text)),
  further: Number(splitSentences(text).some((sentence) => FURTHER.test(sentence.text))),
  also: Number(ALSO.test(text)),
  semicolons: Number(/[；;]/.test(text)),
  asks: Math.min(MOST_ASKS, [...text.matchAll(ASKS)].length),
})
