import { readFileSync } from 'node:fs'
import { cutWords } from '../../lexicon/tokenize.ts'

/** Prefecture-level cities of China, without 市. Some are everyday words too (朝阳, 中山, 黄山): see `AMBIGUOUS`. */
const CITIES: ReadonlySet<string> = new Set(
  readFileSync(new URL('./places.txt', import.meta.url), 'utf8')
    .split(/\s+/)
    .filter(Boolean),
)

/** City names that are words, surnames or places inside other cities; they count only with 市 after them. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  '朝阳',
  '中山',
  '黄山',
  '通化',
  '海口',
  '南通',
  '安康',
  '吉林',
  '中卫',
  '白银',
  '大理',
])

/** `威海市` → `威海`; a name without the ending stays as it is. */
export const cityStem = (name: string): string => name.replace(/(?<=..)市$/, '')

/**
 * Cities a question names, as stems: those of the library (`known`, regions such as `威海市`) and any other city of
 * China. Names of the library are also found inside longer words, as segmenters swallow them.
 */
export function findPlaces(
  question: string,
  known: readonly string[],
): { named: string[]; foreign: string[] } {
  const stems = [...new Set(known.map(cityStem))]
  const named = stems.filter((stem) => stem.length > 1 && question.includes(stem))
  const foreign = new Set<string>()
  for (const word of cutWords(question)) {
    const stem = cityStem(word)
    if (!CITIES.has(stem) || stems.includes(stem)) continue
    if (AMBIGUOUS.has(stem) && !question.includes(`${stem}市`)) continue
    foreign.add(stem)
  }
  return { named, foreign: [...foreign] }
}
