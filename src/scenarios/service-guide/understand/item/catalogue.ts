import { cutWords, tokenizeForSearch } from '../../../../rag/lexicon/tokenize.ts'
import { INDEX_STOPWORDS } from '../../../../rag/lexicon/stopwords.ts'
import { characterPairs } from '../../../../shared/text/pairs.ts'
import type { ServiceItem, StoredServiceItem } from '../../../../store/service-item.ts'
import { itemNames } from '../words/item-names.ts'

/** A name of an item with the words that make it recognisable. */
export interface ItemName {
  text: string
  words: readonly string[]
}

/** An item prepared for recognition. */
export interface CatalogueEntry extends StoredServiceItem {
  names: readonly ItemName[]
  /** Term → the weight of the most telling part of the guide it stands in, in (0, 1]. */
  terms: ReadonlyMap<string, number>
}

/** All items of the library, with how much each term tells one from another. */
export interface Catalogue {
  entries: readonly CatalogueEntry[]
  /** Names of items and of what they are about, with the words of everyday names, without what is said between words. */
  spoken: readonly string[]
  /** BM25's idf over items; terms that no item has are worth as much as one that a single item has. */
  information(term: string): number
}

/** Where a term stands tells how much it names the item. */
const ZONES: readonly (readonly [number, (item: ServiceItem) => readonly (string | undefined)[]])[] = [
  [1, (item) => [item.name, ...(item.aliases ?? [])]],
  [0.75, (item) => [...(item.topics ?? []), item.result?.name]],
  [0.7, (item) => (item.cases ?? []).flatMap(({ name, when }) => [name, when])],
  [0.6, (item) => (item.faq ?? []).map(({ q }) => q)],
  [0.45, (item) => (item.conditions ?? []).map(({ text }) => text)],
  [0.5, (item) => (item.locations ?? []).map(({ place }) => place)],
  [0.35, (item) => [item.department, ...(item.materials ?? []).map(({ name }) => name)]],
  [0.3, (item) => (item.faq ?? []).map(({ a }) => a)],
  [0.25, (item) => (item.steps ?? []).map(({ name }) => name)],
]

const SINGLE_CHARACTER = 0.8

/** Prepare items for recognition; about 1 ms an item. */
export function buildCatalogue(items: readonly StoredServiceItem[]): Catalogue {
  const entries = items.map((stored): CatalogueEntry => ({
    ...stored,
    names: itemNames(stored.item).map((text) => ({ text, words: nameWords(text) })),
    terms: weighTerms(stored.item),
  }))
  const counts = new Map<string, number>()
  for (const { terms } of entries)
    for (const [term, weight] of terms) if (weight >= 0.6) counts.set(term, (counts.get(term) ?? 0) + 1)
  return {
    entries,
    spoken: spokenNames(entries),
    information(term) {
      // A single character that stands in longer words everywhere is counted nowhere.
      if (term.length === 1 && !counts.has(term)) return SINGLE_CHARACTER
      const count = counts.get(term) ?? 1
      return Math.log(1 + (entries.length - count + 0.5) / (count + 0.5))
    },
  }
}

const SPOKEN = /^[^\P{Script=Han}的了吗么把被给在是有不没个一上下到去来]{2,8}$/u

function spokenNames(entries: readonly CatalogueEntry[]): string[] {
  const topics = entries.flatMap(({ item }) => item.topics ?? [])
  const names = [...topics, ...entries.flatMap((entry) => entry.names.map(({ text }) => text))]
  // Two characters are a name only where an item is about it; those of a longer name may be any word.
  const longer = [...names, ...names.flatMap(cutWords)].filter((name) => name.length > 2)
  return [...new Set([...topics, ...longer])].filter((name) => SPOKEN.test(name))
}

/** Words of a name; a long one, which the dictionary may hold as a whole, by its parts. */
function nameWords(text: string): string[] {
  return cutWords(text)
    .filter((word) => !INDEX_STOPWORDS.has(word))
    .flatMap((word) => {
      const parts =
        word.length < LONG_WORD ? [] : tokenizeForSearch(word).filter((part) => isPart(part, word))
      return parts.length > 0 ? parts : [word]
    })
}

const LONG_WORD = 4
const isPart = (part: string, word: string): boolean =>
  part !== word && part.length > 1 && part.length < LONG_WORD

function weighTerms(item: ServiceItem): Map<string, number> {
  const terms = new Map<string, number>()
  for (const [weight, read] of ZONES) {
    for (const text of read(item)) {
      for (const term of questionTerms(text ?? '')) terms.set(term, Math.max(weight, terms.get(term) ?? 0))
    }
  }
  return terms
}

/** Index terms and pairs of neighbouring characters: short names are often segmented in more than one way. */
export function questionTerms(text: string): Set<string> {
  const pairs = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap(characterPairs)
  return new Set([...tokenizeForSearch(text).filter((term) => term.length > 1), ...pairs, ...actionsIn(text)])
}

/** Single characters that tell one thing to do with a document from another. */
export const actionsIn = (text: string): string[] => text.match(/[补换丢销转退停续变]/g) ?? []
