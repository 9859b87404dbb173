import type { DocumentSummary } from '../../../store/ports.ts'
import { withoutAsking } from '../../lexicon/asking.ts'
import { QUESTION_WORDS } from '../../lexicon/stopwords.ts'
import type { Synonyms } from '../../lexicon/synonyms.ts'
import { cutWords, tokenizeForSearch } from '../../lexicon/tokenize.ts'
import type { QueryAnalysis } from '../types.ts'
import { asksItself, completeQuestion } from './complete-question.ts'
import { findDocuments } from './documents.ts'
import { findFacets, statedCount } from './facets.ts'
import { findPlaces } from '../../lexicon/places.ts'
import { withoutStory } from './story.ts'

const SYNONYM_WEIGHT = 0.7
const SINGLE_CHARACTER_WEIGHT = 0.3
/** A year stands in a great many clauses; alone it must not choose between them. */
const YEAR_WEIGHT = 0.6

/** Weight of the words of an earlier question, and of the reply to it, that a question leans on. */
const CARRIED_QUESTION_WEIGHT = 0.6
const CARRIED_REPLY_WEIGHT = 0.35

/** The earlier turn a question leans on. */
export interface CarriedTurn {
  question: string
  reply: string
  /** The earlier question that a turn which asks nothing itself puts another case to. */
  asking?: string
}

/** Read a normalised question against the library: terms with weights, places, years, documents and what is asked for. */
export function analyseQuestion(
  turn: string,
  documents: readonly DocumentSummary[],
  synonyms: Synonyms,
  carried?: CarriedTurn,
): QueryAnalysis {
  const asking = carried?.asking
  const whole = asking === undefined || asksItself(turn) ? turn : completeQuestion(asking, turn)
  const places = placesOf(turn, documents, carried)
  const mentions = findDocuments(turn, documents)
  const earlier = carried === undefined ? null : findDocuments(carried.question, documents)
  const asked = contentWords(turn, places.named)
  const words =
    carried === undefined ? asked : [...new Set([...asked, ...contentWords(carried.question, places.named)])]
  const expansions = synonyms.expand(turn)
  const ownTerms = weighTerms(turn, asked, expansions)
  const terms = new Map(ownTerms)
  if (carried) carryTerms(terms, carried, places.named)
  return {
    question: whole,
    put: null,
    searchText: carried === undefined ? turn : `${carried.question}${turn}`,
    terms,
    own: ownTerms,
    words,
    synonyms: expansions,
    places: places.named,
    foreignPlaces: places.foreign,
    years: yearsOf(whole === turn ? mentions.rest : findDocuments(whole, documents).rest),
    documents: mentions.found.length > 0 ? mentions.found : (earlier?.found ?? []),
    missingDocuments: mentions.missing,
    facets: findFacets(whole),
    statedCount: statedCount(whole),
    focus: focusWords(whole),
    quoted: [...whole.matchAll(/[“「]([^”」]{2,30})[”」]/g)].map((match) => match[1]!),
  }
}

/** Cities a turn names; where it names none, those of the earlier one it leans on. */
function placesOf(
  turn: string,
  documents: readonly DocumentSummary[],
  carried: CarriedTurn | undefined,
): ReturnType<typeof findPlaces> {
  const regions = [...new Set(documents.flatMap((document) => document.region ?? []))]
  const own = findPlaces(turn, regions)
  const namesAny = own.named.length + own.foreign.length > 0
  return namesAny || carried === undefined ? own : findPlaces(carried.question, regions)
}

const yearsOf = (text: string): string[] => [...new Set(withoutStory(text).match(/(?:19|20)\d{2}/g) ?? [])]

function carryTerms(terms: Map<string, number>, carried: CarriedTurn, places: readonly string[]): void {
  const add = (text: string, share: number): void => {
    for (const word of contentWords(text, places))
      if (!terms.has(word)) terms.set(word, wordWeight(word) * share)
  }
  add(carried.question, CARRIED_QUESTION_WEIGHT)
  add(carried.reply, CARRIED_REPLY_WEIGHT)
}

/** The nouns an interrogative asks for. */
function focusWords(question: string): string[] {
  const asked = [
    ...question.matchAll(
      /(?:哪些|哪几[个项类种家]|什么|多少[个项类种家]?|几[个项类种家])([\p{Script=Han}]{2,6})/gu,
    ),
  ]
  return [...new Set(asked.flatMap((match) => contentWords(match[1]!, []).slice(0, 2)))]
}

function contentWords(question: string, places: readonly string[]): string[] {
  const isPlace = (word: string): boolean => places.some((place) => word === place || word === `${place}市`)
  const words = cutWords(withoutAsking(question)).flatMap((word) => tokenizeForSearch(word))
  return [...new Set(words)].filter((word) => !QUESTION_WORDS.has(word) && !isPlace(word))
}

function weighTerms(
  question: string,
  words: readonly string[],
  expansions: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (term: string, weight: number): void =>
    void terms.set(term, Math.max(weight, terms.get(term) ?? 0))
  for (const word of words) add(word, wordWeight(word))
  for (const official of [...expansions.values()].flat()) {
    for (const term of tokenizeForSearch(official))
      if (!QUESTION_WORDS.has(term)) add(term, wordWeight(term) * SYNONYM_WEIGHT)
  }
  if (terms.size === 0) for (const term of tokenizeForSearch(question)) add(term, 1)
  return terms
}

function wordWeight(word: string): number {
  if (/^(19|20)\d{2}$/.test(word)) return YEAR_WEIGHT
  return [...word].length === 1 && !/[a-z0-9]/.test(word) ? SINGLE_CHARACTER_WEIGHT : 1
}
