import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { cutWords } from '../../../../rag/lexicon/tokenize.ts'
import type { ServiceItem } from '../../../../store/service-item.ts'
import type { SameWords } from '../words/same-words.ts'

/** Patterns of words that narrow what is asked, and words an item for it speaks of. */
interface Qualifier {
  said: string[]
  held: string[]
  /** What is to be done: an item that nowhere speaks of it is not meant. */
  strict?: boolean
}

const { qualifiers: QUALIFIERS } = parse(
  readFileSync(new URL('../words/words.yaml', import.meta.url), 'utf8'),
) as {
  qualifiers: Qualifier[]
}

/** Parts of a score kept by an item that does not speak of what the question narrows it to, and what one that does gains. */
const LEFT_BESIDE_OTHERS = 0.75
const LEFT_STRICT = 0.6
const GAINED = 1.08

/** A paper that is asked for by its name (`房产证`); those of any procedure name none. */
const PAPER = /[\p{Script=Han}]{0,4}(?:证|执照|护照|驾照|卡|户口[本簿])(?![件明书据实])/gu
const ANY_PAPER =
  /(?:[办领拿换补要用]|什么|哪些|保|认|公|凭|签|取)证$|(?:[办领拿换补要用刷制发打]|什么|哪张|一)卡$/
/** From this fit on the item is named itself, and a paper beside it is one of its materials. */
const NAMED = 0.75

/** An item with how well a question fits it. */
interface Scored {
  entry: { item: ServiceItem }
  score: number
  held: number
  features: { name: number }
}

/**
 * Scores after what narrows the question (`外地户口`, `丢了`, `继承`, the paper asked for) was looked for in what each item says of
 * itself. Where some item that is named speaks of it, the others are less likely; what is to be done must be spoken of anyhow.
 */
export function qualifyAll<T extends Scored>(ranked: readonly T[], question: string, same: SameWords): T[] {
  const said = QUALIFIERS.filter((one) => new RegExp(one.said.join('|')).test(question))
  const papers = papersIn(question).filter((paper) => !/卡$/.test(paper) || isForPaper(ranked, paper, same))
  if (said.length === 0 && papers.length === 0) return [...ranked]
  const wordings = ranked.map(({ entry }) => ownWording(entry.item))
  const fitting =
    papers.length === 0 ? [...ranked] : ranked.map((one, i) => weighPapers(one, wordings[i]!, papers, same))
  return said.reduce<T[]>((scored, { held, strict }) => {
    const speaks = wordings.map((wording) => held.some((word) => wording.includes(word)))
    const isNamed = scored.some(({ features }, i) => speaks[i] && features.name >= NAMED)
    const left = strict ? LEFT_STRICT : isNamed ? LEFT_BESIDE_OTHERS : 1
    return scored.map((one, i) =>
      speaks[i]
        ? { ...one, score: one.score * GAINED, held: one.features.name >= NAMED ? 1 : one.held }
        : { ...one, score: one.score * left },
    )
  }, fitting)
}

function weighPapers<T extends Scored>(
  one: T,
  wording: string,
  papers: readonly string[],
  same: SameWords,
): T {
  const known = papers.some((paper) =>
    [paper, ...(same.get(paper) ?? [])].some((word) => wording.includes(word)),
  )
  return known || one.features.name >= NAMED ? one : { ...one, score: one.score * LEFT_STRICT }
}

/** Whether some item is named for a card: any other (a bank's, a telephone's) narrows nothing. */
const isForPaper = (ranked: readonly Scored[], paper: string, same: SameWords): boolean =>
  [paper, ...(same.get(paper) ?? [])].some((word) =>
    ranked.some(({ entry: { item } }) => [item.name, ...(item.aliases ?? [])].join(' ').includes(word)),
  )

/** Names of papers as they are said. */
const papersIn = (question: string): string[] =>
  [...question.matchAll(PAPER)].flatMap(([found]) => {
    const words = cutWords(found)
    const last = words.at(-1) ?? found
    const paper = last.length > 1 ? last : words.slice(-2).join('')
    return paper.length < 2 || ANY_PAPER.test(paper) ? [] : [paper]
  })

/** What an item says it is: names, topics, cases and printed questions. */
export const ownWording = ({ name, aliases, topics, cases, faq }: ServiceItem): string =>
  [
    ...[name, ...(aliases ?? []), ...(topics ?? [])],
    ...(cases ?? []).flatMap((one) => [one.name, one.when]),
    ...(faq ?? []).map(({ q }) => q),
  ].join(' ')
