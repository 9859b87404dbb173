import { partForCase } from './case-part.ts'
import { clipField, ended } from './clip.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** Whether it costs anything, how much and by what rule. */
export function tellFee({ item, caseName }: Situation, writer: GuideWriter): Part {
  const { fee } = item
  if (fee === undefined) return { sentences: [], missing: '收费' }
  const whole = fee.amount ?? null
  const own = whole === null || caseName === null ? null : partForCase(whole, item, caseName)
  const label = own?.single ? `“${caseName}”的` : ''
  const told = own?.text ?? whole
  const amount = told === null ? null : clipField(told)
  const repeated = !fee.charged && amount !== null && /^不收费/.test(amount)
  const sentences = [
    writer.say(
      amount === null || repeated
        ? ended(fee.charged ? '收费' : (amount ?? '不收费'))
        : `${label}${fee.charged ? '收费' : '不收费'}：${ended(amount)}`,
      amount === null || (repeated && amount === '不收费') ? ['fee.charged'] : ['fee.charged', 'fee.amount'],
    ),
    fee.basis === undefined ? null : writer.say(`收费依据：${ended(clipField(fee.basis))}`, ['fee.basis']),
    fee.note === undefined ? null : writer.say(`说明：${ended(clipField(fee.note))}`, ['fee.note']),
  ].filter((sentence) => sentence !== null)
  return { sentences, ...(fee.charged && fee.amount === undefined && { missing: '收费标准' }) }
}
