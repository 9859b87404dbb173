import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { placeNamesOf, type CityPack } from '../../../../city/index.ts'
import { findPlaces, placeName } from '../../../../rag/lexicon/places.ts'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { Intake } from '../../types.ts'

type Words = Record<
  | 'reason'
  | 'say'
  | 'where'
  | 'ask'
  | 'other'
  | 'there'
  | 'named'
  | 'no_city'
  | 'county'
  | 'no_county'
  | 'part'
  | 'from'
  | 'doing'
  | 'there_things'
  | 'at'
  | 'things'
  | 'kin'
  | 'trouble'
  | 'there_office'
  | 'across'
  | 'home',
  string
>

/** A place other than the city where a matter lies; not `sure` when it may as well lie here. */
export interface Elsewhere {
  name: string
  sure: boolean
}

const FILE = parse(readFileSync(new URL('./elsewhere.yaml', import.meta.url), 'utf8')) as Words
const CALLED = new RegExp(FILE.named, 'g')
const cue = (name: keyof Words): RegExp => new RegExp(FILE[name])
const [OTHER, THERE, NO_CITY] = [cue('other'), cue('there'), cue('no_city')]
const COUNTY = new RegExp(FILE.county, 'g')
const NO_COUNTY = cue('no_county')
const [PART, FROM, DOING, AT, THINGS] = [cue('part'), cue('from'), cue('doing'), cue('at'), cue('things')]
const [KIN, TROUBLE, THERE_THINGS] = [cue('kin'), cue('trouble'), cue('there_things')]
const [THERE_OFFICE, ACROSS, HOME] = [cue('there_office'), cue('across'), cue('home')]

/** Why another place's matter isn't taken, and where to go. */
export const refuseElsewhere = (place: string): NonNullable<Intake['notAccepted']> => ({
  reason: `${FILE.reason}：${FILE.say.replaceAll('{place}', place)}`,
  where: FILE.where.replaceAll('{place}', place),
})

/** What to ask where a matter may lie here or there. */
export const askWhere = (place: string): string => FILE.ask.replaceAll('{place}', place)

/**
 * The other city or province where a matter lies, not merely one that somebody comes from, sends from or is named after;
 * null where the city itself is named, or no other place is.
 */
export function findElsewhere(text: string, pack: CityPack): Elsewhere | null {
  const own = placeNamesOf(pack)
  const { named, foreign } = findPlaces(
    text,
    [pack.name, ...pack.aliases].filter((name) => name.length > 1),
  )
  if (named.length > 0) return null
  const places = [
    ...foreign.map((stem) => ({ wording: stem, name: placeName(stem) })),
    ...countiesIn(text, pack),
  ]
  const readings = places.flatMap(({ wording, name }) =>
    mentionsOf(text, wording).map((mention) => ({ name, sure: liesThere(mention, text) })),
  )
  const known = readings.find(({ sure }) => sure === true) ?? readings.find(({ sure }) => sure !== null)
  if (known !== undefined) return { ...known, sure: known.sure === true }
  const called = [...text.matchAll(CALLED)].find(([name]) => !NO_CITY.test(name) && !own.includes(name))
  if (called !== undefined) return { name: called[0], sure: true }
  const other = OTHER.exec(text) ?? THERE.exec(text)
  return other === null || /转到|迁到|寄/.test(text) ? null : { name: '事发地', sure: true }
}

/** Counties that a text names and that are none of the city's; none where the city's own aren't known. */
function countiesIn(text: string, { districts }: CityPack): { wording: string; name: string }[] {
  const own = districts.flatMap(({ name, aliases }) => [name, ...aliases])
  if (own.length === 0) return []
  return [...text.matchAll(COUNTY)].flatMap(([wording, name = '']) => {
    const mine = own.some((place) => place.includes(name) || name.endsWith(place))
    return mine || NO_COUNTY.test(name) ? [] : [{ wording, name }]
  })
}

interface Mention {
  before: string
  after: string
  /** What follows in the text, past the sentence too. */
  rest: string
}

/** Every place where a name stands, with the sentence around it. */
function mentionsOf(text: string, stem: string): Mention[] {
  return splitSentences(text).flatMap((sentence) =>
    [...sentence.text.matchAll(new RegExp(stem, 'g'))].map(({ index }) => ({
      before: sentence.text.slice(0, index),
      after: sentence.text.slice(index + stem.length),
      rest: text.slice(sentence.start + index + stem.length),
    })),
  )
}

/** Whether the matter lies where a name says; false where it may lie here as well, null where the name says no place of it. */
function liesThere({ before, after, rest }: Mention, text: string): boolean | null {
  if (PART.test(after) || FROM.test(before)) return null
  if (THERE_OFFICE.test(rest)) return true
  const here = ACROSS.test(text) || HOME.test(rest)
  const doing = DOING.exec(after)
  if (doing !== null) return !here && THERE_THINGS.test(rest.slice(doing[0].length))
  if (KIN.test(before) && TROUBLE.test(rest)) return !here
  if (!AT.test(before) && !/^(?:市|省)?(?:那边|的|[^，。]{1,4}[区县])/.test(after)) return null
  if (!THINGS.test(after)) return null
  return !here
}
