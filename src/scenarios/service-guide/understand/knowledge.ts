import type { Catalogue } from './item/catalogue.ts'
import type { District } from './person/districts.ts'
import type { SameWords } from './words/same-words.ts'

/** What recognition works with. */
export interface Knowledge {
  catalogue: Catalogue
  same: SameWords
  districts: readonly District[]
  /** Official terms for the everyday words of a text. */
  expand(text: string): readonly string[]
}
