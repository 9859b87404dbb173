import type { PiiSpan } from '../../../../guardrails/pii/index.ts'
import { tagWords } from '../../../../rag/lexicon/tokenize.ts'
import { fits, isOf, phraseOf, wordsOf } from './phrase.ts'
import { toThirdPerson } from './third-person.ts'
import { cleanOf, clip, placeOf, type Read } from './wording.ts'

/** Longest title, in characters. */
const TITLE = 40
/** Whom a ticket praises, by what they are. */
export const PRAISED =
  /(?:公交|出租车|网约车)?司机|保安|保洁员|(?:窗口)?工作人员|民警|交警|消防员|医生|大夫|护士|老师|网格员|话务员|快递员|抢修人员/
/** What a question begins with before it says about what. */
const ASKING = /^(?:同时|另外|顺便|还|也|想|请|[他她来]?问(?:一?下|问)?|一下|咨询|打听|[这那]个|像?[这那]种)+/

/** Official title of at most 40 characters: the place, the thing and what is wrong with it, and the type; masked. */
export function writeTitle(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const { type: kind } = read
  const place = placeOf(read, pii)
  const told = matterOf(text, place === '' ? { ...read, location: null } : read, pii)
  const budget = TITLE - 3 - [...kind].length
  const named = told.includes(place) ? '' : place
  const matter = withoutOverlap(named, told)
  const room = budget - [...matter].length
  const shown = room >= [...named].length ? named : room >= 4 && read.district !== null ? read.district : ''
  const where = [...shown].length <= room ? shown : ''
  return clip(`关于${where}${gapBetween(where, matter)}${clip(matter, budget)}的${kind}`, TITLE)
}

/** Two numbers that come to stand side by side must not read as one. */
const gapBetween = (before: string, after: string): string =>
  /\d$/.test(before) && /^\d/.test(after) ? '，' : ''

/** Whether a word ends at an offset of a phrase (广场|多收费, but 广场舞): nothing of one character is left over. */
const endsWord = (phrase: string, at: number): boolean => {
  const next = tagWords(phrase.slice(at))[0]
  return next === undefined || next.word.length > 1 || /^[dmac]/.test(next.tag)
}

/** What is told of a place doesn't begin with the words that the place ends in (…海鲜市场，市场多收费). */
function withoutOverlap(place: string, matter: string): string {
  for (let size = Math.min(place.length, 8); size >= 2; size--)
    if (matter.startsWith(place.slice(-size)) && endsWord(matter, size)) return matter.slice(size)
  return matter
}

/** What it is about in a few words: a question, a thing and what is wrong with it, or else the category. */
function matterOf(text: string, read: Read, pii: readonly PiiSpan[]): string {
  if (read.danger !== null) return `${read.danger}紧急情况`
  const named = nameOf(read.category.filter((name) => !name.includes(read.type)))
  if (read.type === '咨询') {
    const asked = read.demands
      .map(({ source }) =>
        cleanOf(source.start, source.end, text, pii).replace(ASKING, '').replace(/的$/, ''),
      )
      .find((question) => fits(question) && (named === null || isOf(question, read.category)))
    return asked === undefined ? policyOf(named) : toThirdPerson(asked)
  }
  if (read.type === '表扬')
    return PRAISED.exec(text)?.[0] ?? (named?.endsWith('服务') === true ? named : '有关工作')
  const matter = phraseOf(text, read, pii) ?? named ?? wordsOf(text, read, pii) ?? '有关事项'
  return /(?:问题|情况|有关事项)$/.test(matter) ? matter : `${matter}问题`
}

const policyOf = (named: string | null): string =>
  named?.endsWith('政策') === true ? named : `${named ?? ''}有关政策`

/** A category by its last name; a short one of the third level with the one above, which it is an aspect of (发票开票). */
export function nameOf(category: readonly string[]): string | null {
  const leaf = category.at(-1)
  if (leaf === undefined) return null
  const above = category.at(-2) ?? ''
  if (leaf.length > 2 || category.length < 3) return leaf
  return above.endsWith(leaf) ? above : `${above}${leaf}`
}
