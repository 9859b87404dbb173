import { toComparable } from '../text/comparable.ts'
import { bigramsOf } from '../text/overlap.ts'

/** Words that carry no fact of their own: comparison, state and modality, dropped on both sides before comparing. */
const FILLER_WORDS =
  /不低于|不少于|不超过|不高于|以上|以下|左右|至少|超过|达到|力争|目标|现状值?|目前|现有|可以|能够|进行|通过|开展|其中|(?:规划|计划|方案|意见|文件)写|等/g
/** Function characters, dropped alike on both sides (`数据的安全` and `数据安全` are the same). */
const FILLER_CHARACTERS = /[的了着地得是为在于对将把被和与及并且又也都均既能可个一各该其要应已中]/g

/** A text without filler, ready for bigrams. */
const contentOf = (text: string): string =>
  toComparable(text.replace(FILLER_WORDS, '')).replace(FILLER_CHARACTERS, '')

/** Content of a text, cut at punctuation; segments without content are left out. */
export const contentSegments = (text: string): string[] =>
  text
    .split(/[\p{P}\n]+/u)
    .map(contentOf)
    .filter((segment) => segment !== '')

const NOTE = /[（(][^（）()]*[）)]/g
const CLAUSE_END = /[。！？；!?;\n]+/

/** Bigrams of the content of a text, clause by clause, read with and without notes in brackets, so that a note splits no word. */
export function contentBigrams(text: string): Set<string> {
  const clauses = [text, text.replace(NOTE, '')].flatMap((reading) => reading.split(CLAUSE_END))
  return new Set(clauses.flatMap((clause) => [...bigramsOf(contentOf(clause))]))
}
