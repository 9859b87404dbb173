import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

interface NameFile {
  surnames: { common: string; compound: string; doubtful: string }
  cues: { label: string; person: string }
  followers: string
  follower_characters: string
  never: string
  ordinary: string
  titles: string
  single_titles: string
  before_title: string
  not_nick: string
  nick_followers: string
  sure_nick: string
}

const { surnames, ...FILE } = parse(
  readFileSync(new URL('./names.yaml', import.meta.url), 'utf8'),
) as NameFile

const wordsOf = (list: string): string[] => list.trim().split(/\s+/)

/** Alternation of words for a regular expression, the longest first. */
export const anyOf = (words: readonly string[]): string =>
  `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`

const compound = wordsOf(surnames.compound).join('|')
const plain = [...surnames.common].filter((character) => !surnames.doubtful.includes(character)).join('')

/** Regular-expression source of one surname, compound ones first. */
export const SURNAME = `(?:${compound}|[${surnames.common}])`

/** The same without characters that are mostly other words. */
export const PLAIN_SURNAME = `(?:${compound}|[${plain}])`

/** The word lists of `names.yaml`; characters stay in one string. */
export const NAMES = {
  labels: wordsOf(FILE.cues.label),
  persons: wordsOf(FILE.cues.person),
  followers: wordsOf(FILE.followers),
  followerCharacters: FILE.follower_characters,
  never: new Set(FILE.never),
  ordinary: wordsOf(FILE.ordinary),
  titles: wordsOf(FILE.titles),
  singleTitles: FILE.single_titles,
  beforeTitle: wordsOf(FILE.before_title),
  notNicknames: wordsOf(FILE.not_nick),
  nicknameFollowers: FILE.nick_followers,
  sureNicknames: FILE.sure_nick,
} as const
