import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

interface NameFile {
  surnames: { common: string; compound: string; doubtful_compound: string; doubtful: string; linking: string }
  never: string
  seldom: string
  titles: string
  kin_titles: string
  shops: string
  single_titles: string
  before_title: string
  not_nick: string
  nick_followers: string
  sure_nick: string
}

const { surnames, ...FILE } = parse(
  readFileSync(new URL('./names.yaml', import.meta.url), 'utf8'),
) as NameFile

/** The words of a list between blanks. */
export const wordsOf = (list: string): string[] => list.trim().split(/\s+/)

const ORDINARY = parse(readFileSync(new URL('./ordinary-words.yaml', import.meta.url), 'utf8')) as {
  ordinary: string
}

function byFirst(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const word of words) groups.set(word[0]!, [...(groups.get(word[0]!) ?? []), word])
  return groups
}

/** Alternation of words for a regular expression, the longest first. */
export const anyOf = (words: readonly string[]): string =>
  `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`

const compound = wordsOf(surnames.compound).join('|')
const plain = [...surnames.common].filter((character) => !surnames.doubtful.includes(character)).join('')

/** Regular-expression source of one surname, compound ones first. */
export const SURNAME = `(?:${compound}|[${surnames.common}])`

/** The same without characters that are mostly other words. */
export const PLAIN_SURNAME = `(?:${compound}|[${plain}])`

/** One surname at the beginning. */
export const ANY_SURNAME = new RegExp(`^${SURNAME}`)

/** The same without characters that are mostly other words. */
export const CLEAR_SURNAME = new RegExp(`^${PLAIN_SURNAME}`)

/** The word lists of `names.yaml`; characters stay in one string. */
export const NAMES = {
  /** Surnames that are mostly other words. */
  doubtful: new Set([...surnames.doubtful, ...wordsOf(surnames.doubtful_compound)]),
  linking: new Set(surnames.linking),
  never: new Set(FILE.never),
  seldom: new Set(FILE.seldom),
  /** Ordinary words that begin with a surname, by their first character. */
  ordinary: byFirst(wordsOf(ORDINARY.ordinary)),
  titles: wordsOf(FILE.titles),
  titleAtStart: new RegExp(`^(?:${anyOf(wordsOf(FILE.titles))}|某)`),
  kinTitles: wordsOf(FILE.kin_titles),
  shops: wordsOf(FILE.shops),
  singleTitles: FILE.single_titles,
  beforeTitle: wordsOf(FILE.before_title),
  notNicknames: wordsOf(FILE.not_nick),
  nicknameFollowers: FILE.nick_followers,
  sureNicknames: FILE.sure_nick,
} as const
