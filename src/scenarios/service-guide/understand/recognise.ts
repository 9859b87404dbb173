import { INDEX_STOPWORDS, QUESTION_WORDS } from '../../../rag/lexicon/stopwords.ts'
import { cutWords } from '../../../rag/lexicon/tokenize.ts'
import type { Catalogue, CatalogueEntry, ItemName } from './catalogue.ts'
import { actionsIn, questionTerms } from './catalogue.ts'
import { ownWording, qualifyAll } from './qualifiers.ts'
import type { SameWords } from './same-words.ts'
import { heldShare, wordHeld } from './word-held.ts'

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
/** Information a name must hold for a full match to be certain. */
const CERTAIN = 3.2
/** Cosines below the first say nothing, above the second everything. */
const MEANING_RANGE = [0.45, 0.75] as const
/** Information from which on a name is a long one, and what a short one loses at most. */
const LONG = 12
const LENGTH_SHARE = 0.12
/** Items so near to the best may be meant instead; the one named so many characters before the others gets a bonus. */
const CLOSE = 0.08
const APART = 2
const SUBJECT_BONUS = 0.08
/** Official terms that everyday words were expanded to are a guess. */
const ADDED_SHARE = 0.6

/** Items by how well the question fits them, best first. */
export function rankItems(query: ItemQuery, catalogue: Catalogue, same: SameWords): ItemCandidate[] {
  const text = { own: withVariants(query.question), added: query.expansions.join(' ') }
  const terms = weighTerms(query, catalogue)
  const actions = actionsIn(query.question)
  const object = OBJECT.exec(query.question)?.[1] ?? ''
  const words = contentWords(query.subject)
  const ranked = catalogue.entries.map((entry) => {
    const features = {
      name: Math.max(0, ...entry.names.map((name) => nameFit(name, text, catalogue, same))),
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

/** How much of a name stands in the text, by information; a name that tells little is never certain. */
function nameFit(name: ItemName, text: QueryText, catalogue: Catalogue, same: SameWords): number {
  let total = 0
  let held = 0
  for (const word of name.words) {
    const information = catalogue.information(word) * Math.min(1, word.length / 2)
    total += information
    held +=
      information * Math.max(wordHeld(word, text.own, same), ADDED_SHARE * wordHeld(word, text.added, same))
  }
  if (total === 0) return 0
  const whole = text.own.includes(name.text) ? 1 : held / total
  const certain = Math.min(1, (whole * total) / CERTAIN + 0.25)
  // Of two names that both stand in the text the longer one is meant.
  return whole * certain * (1 - LENGTH_SHARE + LENGTH_SHARE * Math.min(1, (whole * total) / LONG))
}

/** What was asked, and the official terms for its everyday words. */
interface QueryText {
  own: string
  added: string
}

/** The text, and once more without the little words that people put into verbs (`备个案`, `开张发票`). */
const withVariants = (text: string): string => `${text} ${text.replace(/[个了张一些]/g, '')}`

/** Said `补社保卡`, an item that replaces is meant rather than one that issues. */
const askedAction = ({ item }: CatalogueEntry, actions: readonly string[]): number =>
  actions.some((action) => item.name.includes(action) || (action === '换' && item.name.includes('变更')))
    ? ASKED_ACTION
    : 0

const ASKED_ACTION = 0.06

/** What is to be issued stands right after the verb (`想办居住证`); what stands before it are circumstances. */
const OBJECT = /(?:办理?|申办|申领|申请|补办|补领|换领|领取?)(?:[一个张本]*)([\p{Script=Han}]{3,8})/u
const ASKED_OBJECT = 0.1
const SHORTEST_OBJECT = 3

const askedObject = ({ names }: CatalogueEntry, object: string): number =>
  names.some(({ words: [first = ''] }) => first.length >= SHORTEST_OBJECT && object.startsWith(first))
    ? ASKED_OBJECT
    : 0

/** A name that stands in the question as it is tells more than a longer one of which most stands there. */
const saidVerbatim = ({ names }: CatalogueEntry, question: string): number =>
  names.some(({ text }) => text.length >= VERBATIM_LENGTH && question.includes(text)) ? VERBATIM : 0

const VERBATIM = 0.03
const VERBATIM_LENGTH = 4

/** An item that only replaces, renews or ends something is not meant where nobody speaks of that. */
function unaskedAction(entry: CatalogueEntry, text: string, same: SameWords): number {
  const { name } = entry.item
  if (!SPECIAL_ACTION.test(name) || PLAIN_ACTION.test(name.replace(/(变更|注销|继承|转移)登记|登记证/g, '')))
    return 0
  const words = [...name.matchAll(new RegExp(SPECIAL_ACTION.source, 'g'))].map(([word]) => word)
  return words.some((word) => wordHeld(word, text, same) > 0) ? 0 : UNASKED_ACTION
}

const SPECIAL_ACTION = /补领|换领|补换|补办|换证|注销|变更|继承|恢复|续期/
const PLAIN_ACTION = /申领|申请|登记|核发|办理|开户|报装|设立/
const UNASKED_ACTION = 0.08

/** Terms of the question with what they tell; added ones make up for what was not said in so many words. */
interface WeighedTerms {
  terms: ReadonlyMap<string, number>
  /** What the question's own terms tell together. */
  total: number
}

function weighTerms({ subject, expansions }: ItemQuery, catalogue: Catalogue): WeighedTerms {
  const terms = new Map<string, number>()
  for (const term of questionTerms(expansions.join(' ')))
    terms.set(term, ADDED_SHARE * catalogue.information(term))
  const own = [...questionTerms(subject)]
  for (const term of own) terms.set(term, catalogue.information(term))
  return { terms, total: own.reduce((sum, term) => sum + catalogue.information(term), 0) }
}

function wordFit({ terms, total }: WeighedTerms, entry: CatalogueEntry): number {
  if (total === 0) return 0
  let held = 0
  for (const [term, information] of terms) held += information * (entry.terms.get(term) ?? 0)
  return Math.min(1, held / total)
}

function meaningFit(cosine: number | undefined): number {
  const [low, high] = MEANING_RANGE
  return Math.min(1, Math.max(0, ((cosine ?? 0) - low) / (high - low)))
}
