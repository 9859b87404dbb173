import type { Aspect } from './aspects.ts'
import type { CatalogueEntry } from '../item/catalogue.ts'
import { isNamedIn } from './handling.ts'
import type { Knowledge } from '../knowledge.ts'
import { withVariants } from '../words/name-fit.ts'
import { namesThingBeside } from '../item/subject.ts'

/**
 * Whether what a question names is the item: one of its names as a whole, or no thing beside it where a field is asked for
 * (`礼堂音响归谁管` is about no booking of a hall, nor is `礼堂停电了`).
 */
export const isTold = (
  entry: CatalogueEntry,
  question: string,
  aspects: readonly Aspect[],
  knowledge: Knowledge,
): boolean =>
  isNamedIn(entry, withVariants(question), knowledge.same) ||
  (aspects.length > 0 && !namesThingBeside(entry.item, question, knowledge))
