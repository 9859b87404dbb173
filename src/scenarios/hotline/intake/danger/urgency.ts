import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { CityPack, DispatchRule } from '../../../../city/index.ts'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import { matchRule, type RuleCase } from '../../match-rule.ts'
import type { Intake, TicketType, Urgency } from '../../types.ts'
import { isReal, type Hazard } from './hazards.ts'
import { findTransfer } from './transfer.ts'

interface PressingFile {
  classes: { reason: string; any: string[]; without?: string }[]
}

const { classes } = parse(readFileSync(new URL('./pressing.yaml', import.meta.url), 'utf8')) as PressingFile

const PRESSING = classes.map(({ reason, any, without }) => ({
  reason,
  any: any.map((source) => new RegExp(source)),
  without: without === undefined ? null : new RegExp(without),
}))

export interface UrgencyReading extends Pick<Intake, 'urgency' | 'urgencyReason' | 'transfer'> {
  /** Rules of the pack that made it urgent. */
  rules: DispatchRule[]
}

/**
 * How urgent a ticket is: danger to life first, and nothing outvotes it; then the pack's rules and the cases that can't
 * wait; a mere question stays 一般.
 */
export function readUrgency(
  text: string,
  {
    hazards,
    type,
    pack,
    place,
  }: {
    hazards: readonly Hazard[]
    type: TicketType
    pack: CityPack
    place: Omit<RuleCase, 'text'>
  },
): UrgencyReading {
  const deadly = hazards.filter(({ hazard }) => hazard.level === '特急')
  const meets = (rule: DispatchRule): boolean =>
    rule.when.any.length + rule.when.all.length > 0 &&
    matchRule(rule, { text, ...place }, (span) => isReal(text, span)) !== null
  const rules = pack.rules.filter((rule) => rule.then.urgency !== null && meets(rule))
  const critical = rules.filter((rule) => rule.then.urgency === '特急')
  if (deadly.length > 0 || critical.length > 0) return criticalReading(text, deadly, critical, pack)
  const grave = hazards.find(({ hazard }) => hazard.level === '紧急')
  if (grave) return plain('紧急', reasonOf(grave))
  const raised = rules.find((rule) => rule.then.urgency === '紧急')
  if (raised) return { ...plain('紧急', `规则 ${raised.id} ${raised.name}`), rules: [raised] }
  const pressing = type === '咨询' || type === '表扬' ? null : findPressing(text)
  return pressing
    ? plain('紧急', `${pressing.reason}：“${pressing.words}”`)
    : plain('一般', '没有险情或者紧迫时限')
}

const plain = (urgency: Urgency, urgencyReason: string): UrgencyReading => ({
  urgency,
  urgencyReason,
  transfer: [],
  rules: [],
})

const reasonOf = ({ hazard, span, like }: Hazard): string =>
  like === true ? `像：${hazard.name}` : `${hazard.name}：“${span.text}”`

function criticalReading(
  text: string,
  deadly: readonly Hazard[],
  rules: readonly DispatchRule[],
  pack: CityPack,
): UrgencyReading {
  const reasons = [...deadly.map(reasonOf), ...rules.map(({ id, name }) => `规则 ${id} ${name}`)]
  const wanted = [
    ...deadly.flatMap(({ hazard }) => hazard.transfer),
    ...rules.flatMap(({ then }) => then.transfer),
  ]
  return {
    urgency: '特急',
    urgencyReason: reasons.join('；'),
    transfer: findTransfer(wanted, text, pack),
    rules: [...rules],
  }
}

function findPressing(text: string): { reason: string; words: string } | null {
  for (const sentence of splitSentences(text)) {
    for (const { reason, any, without } of PRESSING) {
      if (without?.test(sentence.text)) continue
      const words = any
        .map((pattern) => pattern.exec(sentence.text)?.[0])
        .find((found) => found !== undefined)
      if (words !== undefined) return { reason, words }
    }
  }
  return null
}
