import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { CityPack } from '../../../../city/index.ts'
import { refuseElsewhere, type Elsewhere } from './elsewhere.ts'
import { matchRule, type RuleCase } from '../../match-rule.ts'
import type { Intake, TicketType } from '../../types.ts'

interface JurisdictionFile {
  classes: { reason: string; say: string; where: string; any: string[]; without?: string }[]
  confidential: { ask: string; not: string; types: string }
}

const FILE = parse(readFileSync(new URL('./jurisdiction.yaml', import.meta.url), 'utf8')) as JurisdictionFile

const CLASSES = FILE.classes.map(({ any, without, ...rest }) => ({
  ...rest,
  any: any.map((source) => new RegExp(source)),
  without: without === undefined ? null : new RegExp(without),
}))
const ASKS_SECRECY = new RegExp(FILE.confidential.ask)
const NO_SECRECY = new RegExp(FILE.confidential.not, 'g')

/** Why 12345 of this city doesn't take a ticket and where to go instead; null when it does. */
export function readJurisdiction(
  text: string,
  elsewhere: Elsewhere | null,
  { urgent }: { urgent: boolean },
): Intake['notAccepted'] {
  if (urgent) return null
  const found = CLASSES.find(
    ({ any, without }) => any.some((pattern) => pattern.test(text)) && !without?.test(text),
  )
  if (found) return { reason: `${found.reason}：${found.say}`, where: found.where }
  return elsewhere?.sure === true ? refuseElsewhere(elsewhere.name) : null
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
