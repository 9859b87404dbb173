import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A number to call in need, and what for. */
export interface EmergencyNumber {
  number: string
  name: string
  for: string
}

/** What is said to someone in danger, with the numbers it names. */
export interface WayOut {
  text: string
  contacts: { name: string; phone: string }[]
}

/** Lines on which somebody listens, as opposed to those that send someone. */
const LISTENS = /心理|情绪|自伤|轻生/

/** The numbers of the whole country, for a city that names none of its own. */
function loadNumbers(): EmergencyNumber[] {
  return parse(
    readFileSync(new URL('./emergency-numbers.yaml', import.meta.url), 'utf8'),
  ) as EmergencyNumber[]
}

/** What to say to someone in despair or in danger: the line that fits first, and always a human being. */
export function describeWaysOut(
  given: readonly EmergencyNumber[],
  hotline: { name: string; phone: string } | null,
): { despair: WayOut; danger: WayOut } {
  const numbers = given.length > 0 ? given : loadNumbers()
  const listening = numbers.filter((one) => LISTENS.test(`${one.name}${one.for}`))
  const sending = numbers.filter((one) => !listening.includes(one))
  const danger = `如果有人正处在危险中，请立即拨打${listed(sending)}。`
  const despair = listening.length === 0 ? '' : `请拨打${listed(listening)}，会有人接听。`
  const later = hotline === null ? '' : `脱离危险以后，其他事情可以拨打${hotline.name}${hotline.phone}。`
  const contacts = (some: readonly EmergencyNumber[]): WayOut['contacts'] =>
    some.map(({ name, number }) => ({ name, phone: number }))
  return {
    danger: {
      text: `${danger}${despair && `心里难受、想不开时，${despair}`}${later}`,
      contacts: contacts([...sending, ...listening]),
    },
    despair: {
      text: `您说的让人担心，请先别一个人扛着。${despair}${danger}也请告诉身边信得过的人，让他陪着您。`,
      contacts: contacts([...listening, ...sending]),
    },
  }
}

/** `110（公安报警）、119（消防救援）或 120（医疗急救）` */
function listed(numbers: readonly EmergencyNumber[]): string {
  const named = numbers.map(({ name, number }) => ` ${number}（${name}）`)
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join('、')}或${named.at(-1)}`
}
