import { daysText } from '../guide/wording.ts'
import { partForCase } from './case-part.ts'
import { ended } from './clip.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** How long it takes: promised first, then by law, then what the guide adds. */
export function tellTime({ item, caseName }: Situation, writer: GuideWriter): Part {
  const limit = item.time_limit
  const { promised_days: promised, statutory_days: statutory, unit, note } = limit ?? {}
  if (limit === undefined || (promised === undefined && statutory === undefined && note === undefined))
    return { sentences: [], missing: '办理时限' }
  const sentences = [
    promised === undefined
      ? null
      : writer.say(`承诺时限：${daysText(promised, unit)}。`, ['time_limit.promised_days']),
    statutory === undefined
      ? null
      : writer.say(`法定时限：${daysText(statutory, unit)}。`, ['time_limit.statutory_days']),
    note === undefined
      ? null
      : writer.say(`时限说明：${ended(caseName === null ? note : partForCase(note, item, caseName).text)}`, [
          'time_limit.note',
        ]),
  ].filter((sentence) => sentence !== null)
  return { sentences, ...(promised === undefined && { missing: '承诺的办理天数' }) }
}
