import type { ServiceItem } from '../../../store/service-item.ts'
import { ended } from './clip.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** How far the depths of the national standard go. */
const DEPTHS: readonly (readonly [RegExp, string])[] = [
  [/四级|全程网办/, '可以网上办理，全程网办'],
  [/三级|预审/, '可以网上申请、预审，但不是全程网办'],
  [/二级|预约/, '只能网上预约，不能网上办理'],
  [/一级|公布指南/, '不能网上办理，网上只公布指南'],
]

/** Whether and where it can be done online. */
export function tellOnline({ item }: Situation, writer: GuideWriter): Part {
  const { online } = item
  if (online === undefined) return { sentences: [], missing: '能否网上办理' }
  const sentences = [depthSentence(online, writer)].filter((sentence) => sentence !== null)
  if (online.channel !== undefined)
    sentences.push(writer.say(`办理渠道：${ended(online.channel)}`, ['online.channel']))
  if (online.url !== undefined) sentences.push(writer.say(`网址：${online.url} `, ['online.url']))
  if (online.booking !== undefined)
    sentences.push(writer.say(`网上预约：${online.booking ? '支持' : '不支持'}。`, ['online.booking']))
  const visits = visitsSentence(online, writer)
  if (visits !== null) sentences.push(visits)
  return { sentences, ...(online.depth === undefined && { missing: '网办深度' }) }
}

function depthSentence({ depth }: NonNullable<ServiceItem['online']>, writer: GuideWriter) {
  if (depth === undefined) return null
  const reading = DEPTHS.find(([pattern]) => pattern.test(depth))?.[1]
  return writer.say(ended(reading === undefined ? depth : `${reading}（${depth}）`), ['online.depth'])
}

function visitsSentence({ visits }: NonNullable<ServiceItem['online']>, writer: GuideWriter) {
  return visits === undefined ? null : writer.say(`到现场次数：${visits}次。`, ['online.visits'])
}

/** How often one must come in person. */
export function tellVisits({ item }: Situation, writer: GuideWriter): Part {
  const sentence = item.online === undefined ? null : visitsSentence(item.online, writer)
  if (sentence === null) return { sentences: [], missing: '到现场次数' }
  const depth = depthSentence(item.online!, writer)
  return { sentences: depth === null ? [sentence] : [sentence, depth] }
}
