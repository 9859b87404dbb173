import type { Catalogue } from './catalogue.ts'
import type { District } from './districts.ts'
import type { SameWords } from './same-words.ts'

/** What recognition works with. */
export interface Knowledge {
  catalogue: Catalogue
  same: SameWords
  districts: readonly District[]
  /** Official terms for the everyday words of a text. */
  expand(text: string): readonly string[]
}
