import { locationsIn } from '../understand/person/districts.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

const COMPLAINT_ASKED = /投诉|监督|举报/

/** Whom to call: the desk of the person's district where one is known, the item's own line, and the one for complaints. */
export function tellPhone({ item, district, question }: Situation, writer: GuideWriter): Part {
  const { consult, complaint } = item.phones ?? {}
  const here = district === null ? [] : locationsIn(item.locations ?? [], district)
  const sentences = here.flatMap(({ location, index }) =>
    location.phone === undefined || location.district === undefined
      ? []
      : [writer.say(`${location.district}窗口电话：${location.phone}。`, [`locations.${index}`])],
  )
  if (consult !== undefined) sentences.push(writer.say(`咨询电话：${consult}。`, ['phones.consult']))
  if (complaint !== undefined)
    sentences.push(writer.say(`监督投诉电话：${complaint}。`, ['phones.complaint']))
  const wanted = COMPLAINT_ASKED.test(question) ? complaint : consult
  const name = COMPLAINT_ASKED.test(question) ? '监督投诉电话' : '咨询电话'
  return { sentences, ...(wanted === undefined && { missing: name }) }
}
