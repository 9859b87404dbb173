import { INDEX_STOPWORDS, QUESTION_WORDS } from '../../../../rag/lexicon/stopwords.ts'
import { cutWords } from '../../../../rag/lexicon/tokenize.ts'
import { askedAction, askedObject, OBJECT, saidVerbatim, unaskedAction } from '../aspect/asked-action.ts'
import { actionsIn, type Catalogue, type CatalogueEntry } from './catalogue.ts'
import { createNameFit, withVariants } from '../words/name-fit.ts'
import { ownWording, qualifyAll } from '../person/qualifiers.ts'
import type { SameWords } from '../words/same-words.ts'
import { meaningFit, weighTerms, wordFit } from '../words/word-fit.ts'
import { heldShare } from '../words/word-held.ts'

/** An item that a question may mean, with what speaks for it; every feature is in [0, 1]. */
export interface ItemCandidate {
  entry: CatalogueEntry
  score: number
  /** Share of the question's own words that the item's wording holds, in these or in other words. */
  held: number
  features: { name: number; words: number; meaning: number }
}

/** A question as recognition reads it. */
export interface ItemQuery {
  /** What was asked, districts taken out. */
  question: string
  /** The same without the words that only ask (`要带什么`): what is left names the item. */
  subject: string
  /** Official terms for everyday words of the question. */
  expansions: readonly string[]
  /** Cosine of the question with each item's text, by item id; null without vectors. */
  meaning: ReadonlyMap<string, number> | null
}

/** Shares of the features in the score; chosen on the development questions (evals/README). */
const WEIGHTS = { name: 0.55, words: 0.25, meaning: 0.2 }
/** Items so near to the best may be meant instead; the one named so many characters before the others gets a bonus. */
const CLOSE = 0.08
const APART = 2
const SUBJECT_BONUS = 0.08

/** Items by how well the question fits them, best first. */
export function rankItems(query: ItemQuery, catalogue: Catalogue, same: SameWords): ItemCandidate[] {
  const text = { own: withVariants(query.question), added: query.expansions.join(' ') }
  const terms = weighTerms(query, catalogue)
  const actions = actionsIn(query.question)
  const object = OBJECT.exec(query.question)?.[1] ?? ''
  const words = contentWords(query.subject)
  const nameFit = createNameFit(text, catalogue, same)
  const ranked = catalogue.entries.map((entry) => {
    const features = {
      name: Math.max(0, ...entry.names.map(nameFit)),
      words: wordFit(terms, entry),
      meaning: meaningFit(query.meaning?.get(entry.id)),
    }
    const score =
      weigh(features, query.meaning !== null) +
      askedAction(entry, actions) +
      askedObject(entry, object) +
      saidVerbatim(entry, query.question) -
      unaskedAction(entry, text.own, same)
    const held = heldShare(words, ownWording(entry.item), same)
    return { entry, features, held, score }
  })
  return firstNamedFirst(qualifyAll(ranked, query.question, same).sort(byScore), text.own, same)
}

const byScore = (a: ItemCandidate, b: ItemCandidate): number =>
  b.score - a.score || a.entry.id.localeCompare(b.entry.id)

const contentWords = (text: string): string[] =>
  cutWords(text).filter(
    (word) =>
      word.length > 1 && !QUESTION_WORDS.has(word) && !INDEX_STOPWORDS.has(word) && !HANDLED.test(word),
  )
const HANDLED = /^(申请|办理|申领|登记|怎么办|今年|现在|自己)$/

/** Of items that fit alike the one that is named first is the subject, what follows its circumstances. */
function firstNamedFirst(ranked: ItemCandidate[], text: string, same: SameWords): ItemCandidate[] {
  const close = ranked.filter(({ score }) => ranked[0]!.score - score < CLOSE)
  if (close.length < 2) return ranked
  const places = close.map(({ entry }) => placeOf(entry, text, same))
  const first = Math.min(...places)
  if (places.filter((place) => place < first + APART).length > 1) return ranked
  const subject = close[places.indexOf(first)]!
  return ranked
    .map((one) => (one === subject ? { ...one, score: one.score + SUBJECT_BONUS } : one))
    .sort(byScore)
}

/** Where the words that tell an item begin in the text. */
function placeOf({ names }: CatalogueEntry, text: string, same: SameWords): number {
  const wordings = names.flatMap(({ words }) => words.flatMap((word) => [word, ...(same.get(word) ?? [])]))
  const places = wordings
    .filter((word) => word.length > 1)
    .map((word) => text.indexOf(word))
    .filter((place) => place >= 0)
  return places.length === 0 ? Infinity : Math.min(...places)
}

function weigh({ name, words, meaning }: ItemCandidate['features'], dense: boolean): number {
  const sum = WEIGHTS.name * name + WEIGHTS.words * words
  return dense ? sum + WEIGHTS.meaning * meaning : sum / (WEIGHTS.name + WEIGHTS.words)
}
