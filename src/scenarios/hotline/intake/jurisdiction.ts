import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { placeNamesOf, type CityPack } from '../../../city/index.ts'
import { cityStem, findPlaces } from '../../../rag/retrieve/analyse/places.ts'
import { splitSentences } from '../../../shared/text/sentences.ts'
import { matchRule, type RuleCase } from '../match-rule.ts'
import type { Intake, TicketType } from '../types.ts'

interface JurisdictionFile {
  classes: { reason: string; say: string; where: string; any: string[]; without?: string }[]
  elsewhere: {
    reason: string
    say: string
    where: string
    other: string
    there: string
    named: string
    no_city: string
    act: string
    not: string
  }
  confidential: { ask: string; not: string; types: string }
}

const FILE = parse(readFileSync(new URL('./jurisdiction.yaml', import.meta.url), 'utf8')) as JurisdictionFile

const CLASSES = FILE.classes.map(({ any, without, ...rest }) => ({
  ...rest,
  any: any.map((source) => new RegExp(source)),
  without: without === undefined ? null : new RegExp(without),
}))
const { elsewhere } = FILE
const ACT = new RegExp(`^市?[^，。]{0,4}${elsewhere.act}`)
const OTHER = new RegExp(`${elsewhere.other}[^，。]{0,8}${elsewhere.act}`)
const THERE = new RegExp(elsewhere.there)
const NAMED = new RegExp(elsewhere.named, 'g')
const NO_CITY = new RegExp(elsewhere.no_city)
const NOT_THERE = new RegExp(elsewhere.not)
const ASKS_SECRECY = new RegExp(FILE.confidential.ask)
const NO_SECRECY = new RegExp(FILE.confidential.not, 'g')

/** Why 12345 of this city doesn't take a ticket and where to go instead; null when it does. */
export function readJurisdiction(
  text: string,
  pack: CityPack,
  { urgent, here }: { urgent: boolean; here: boolean },
): Intake['notAccepted'] {
  if (urgent) return null
  const found = CLASSES.find(
    ({ any, without }) => any.some((pattern) => pattern.test(text)) && !without?.test(text),
  )
  if (found) return { reason: `${found.reason}：${found.say}`, where: found.where }
  const place = here ? null : findElsewhere(text, pack)
  if (place === null) return null
  const fill = (line: string): string => line.replaceAll('{place}', place)
  return { reason: `${elsewhere.reason}：${fill(elsewhere.say)}`, where: fill(elsewhere.where) }
}

/** Another city where the matter lies, not merely one somebody comes from. */
function findElsewhere(text: string, pack: CityPack): string | null {
  const { named, foreign } = findPlaces(
    text,
    [pack.name, ...pack.aliases].filter((name) => name.length > 1),
  )
  for (const city of foreign) {
    for (const sentence of splitSentences(text)) {
      const at = sentence.text.indexOf(city)
      if (at < 0 || NOT_THERE.test(sentence.text.slice(Math.max(0, at - 4), at))) continue
      const after = sentence.text.slice(at + city.length)
      if (named.length === 0 && ACT.test(after) && !NOT_THERE.test(sentence.text))
        return `${cityStem(city)}市`
    }
  }
  const own = placeNamesOf(pack)
  const called = [...text.matchAll(NAMED)].find(([name]) => !NO_CITY.test(name) && !own.includes(name))
  if (called !== undefined) return called[0]
  const other = OTHER.exec(text) ?? THERE.exec(text)
  return other === null || /转到|迁到|寄/.test(text) ? null : '事发地'
}

/** Whether the reporter must stay closed to departments: every report of an offence, and whoever asks for it. */
export function readConfidential(
  text: string,
  type: TicketType,
  pack: CityPack,
  place: Omit<RuleCase, 'text'>,
): boolean {
  const plain = text.replace(NO_SECRECY, '')
  if (FILE.confidential.types.split(' ').includes(type) || ASKS_SECRECY.test(plain)) return true
  return pack.rules.some(
    (rule) => rule.then.confidential && matchRule(rule, { text: plain, ...place }) !== null,
  )
}
