import type { DraftSentence } from '../../../rag/answer/context.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { daysText } from '../guide/wording.ts'
import { locationsIn } from '../understand/person/districts.ts'
import { clipField, ended } from './clip.ts'
import type { Part } from './part.ts'
import { namesOf } from './place.ts'
import { tellSteps } from './rest.ts'
import { caseAnchors, holdsFor, type Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** Longest line of conditions and of materials, in full and in brief. */
const LONG = 170
const SHORT = 80

/** How a thing is done as a whole: who can, what to bring, where or online, how long, how much, and the steps. */
export function tellOverview(situation: Situation, writer: GuideWriter): Part {
  const steps = tellSteps(situation, writer)
  const lines = (length: number): DraftSentence[] =>
    [
      conditionsLine(situation, writer, length),
      materialsLine(situation, writer, length),
      placeLine(situation, writer),
      onlineLine(situation, writer),
      timeAndFeeLine(situation.item, writer),
    ].filter((line) => line !== null)
  return {
    sentences: headed([...lines(LONG), ...ownLine(steps.sentences)]),
    brief: headed([...lines(SHORT), ...ownLine(steps.brief ?? steps.sentences)]),
  }
}

function headed([first, ...rest]: DraftSentence[]): DraftSentence[] {
  return first === undefined ? [] : [{ ...first, text: `${HEADING}${first.text}` }, ...rest]
}

/** How the whole of a guide begins. */
export const HEADING = '办理要点：\n'

const ownLine = (sentences: readonly DraftSentence[]): DraftSentence[] =>
  sentences.map((sentence, i) => (i === 0 ? { ...sentence, newLine: true } : sentence))

/** Entries of the person's case; of an unknown case those that all cases share. */
function entriesFor<T extends { cases?: string[] | undefined }>(
  entries: readonly T[],
  caseName: string | null,
): T[] {
  if (caseName !== null) return entries.filter(({ cases }) => holdsFor(cases, caseName))
  return entries.filter(({ cases }) => (cases ?? []).length === 0)
}

const depends = (entries: readonly { cases?: string[] | undefined }[] | undefined): boolean =>
  (entries ?? []).some(({ cases }) => (cases ?? []).length > 0)

function conditionsLine(
  { item, caseName }: Situation,
  writer: GuideWriter,
  length: number,
): DraftSentence | null {
  const all = item.conditions ?? []
  const texts = (entries: typeof all): string =>
    entries.map(({ text }) => text.replace(/[。；]$/, '')).join('；')
  if (caseName !== null) {
    const own = texts(entriesFor(all, caseName))
    return own === ''
      ? null
      : writer.say(
          `谁能办（${caseName}）：${ended(clipField(own, length))}`,
          ['conditions', ...caseAnchors(item, caseName)],
          true,
        )
  }
  const common = texts(entriesFor(all, null))
  const byCase = all
    .filter(({ cases }) => (cases ?? []).length > 0)
    .map(({ text, cases }) => (text.startsWith(cases![0]!) ? text : `${cases!.join('、')}：${text}`))
    .map((text) => text.replace(/[。；]$/, ''))
  const told = [...(common === '' ? [] : [common]), ...byCase].join('；')
  return told === '' ? null : writer.say(`谁能办：${ended(clipField(told, length))}`, ['conditions'], true)
}

function materialsLine(
  { item, caseName }: Situation,
  writer: GuideWriter,
  length: number,
): DraftSentence | null {
  const all = item.materials ?? []
  const names = entriesFor(all, caseName).map(({ name, exempt_by: exempt }) =>
    exempt ? `${name}（可免提交）` : name,
  )
  if (all.length === 0) return null
  const open = caseName === null && depends(all)
  const cases = (item.cases ?? []).map(({ name }) => name).join('、')
  const more = open ? `${names.length > 0 ? '；' : ''}其余因情形而异（${cases}），请说出您的情形` : ''
  const told = `${clipList(names, length)}${more}`
  return writer.say(`材料：${ended(told)}`, open ? ['materials', 'cases'] : ['materials'], true)
}

/** As many names as fit, and how many more there are is for the guide to say. */
function clipList(names: readonly string[], length: number): string {
  const kept: string[] = []
  for (const name of names) {
    if (kept.length > 0 && [...kept, name].join('、').length > length) return `${kept.join('、')}等`
    kept.push(name)
  }
  return kept.join('、')
}

function placeLine(situation: Situation, writer: GuideWriter): DraftSentence | null {
  const { item, district } = situation
  const locations = item.locations ?? []
  const here = district === null ? [] : locationsIn(locations, district)
  const [first] =
    here.length > 0 ? here : locations.length === 1 ? [{ location: locations[0]!, index: 0 }] : []
  if (first !== undefined) {
    const { place, address, hours } = first.location
    const told = [place, address, hours].filter(Boolean).join('；')
    return told === '' ? null : writer.say(`去哪办：${ended(told)}`, [`locations.${first.index}`], true)
  }
  const places = [...new Set(locations.flatMap(({ place }) => place ?? []))]
  if (places.length === 0) return null
  if (places.length === 1) return writer.say(`去哪办：${ended(places[0]!)}`, ['locations'], true)
  return writer.say(
    `去哪办：各区县有窗口（${namesOf(locations, situation)}），请说出您在哪里办。`,
    ['locations'],
    true,
  )
}

function onlineLine({ item: { online } }: Situation, writer: GuideWriter): DraftSentence | null {
  if (online === undefined) return null
  const booking = online.booking === undefined ? null : online.booking ? '支持网上预约' : '不支持网上预约'
  const told = [online.depth?.replace(/^[一二三四]级/, ''), online.channel, booking]
    .filter(Boolean)
    .join('，')
  return told === '' ? null : writer.say(`网上：${ended(told)}`, ['online'], true)
}

function timeAndFeeLine({ time_limit: limit, fee }: ServiceItem, writer: GuideWriter): DraftSentence | null {
  const days = limit?.promised_days ?? limit?.statutory_days
  const time = days === undefined ? limit?.note : daysText(days, limit?.unit)
  const amount = fee === undefined ? null : fee.charged ? (fee.amount ?? '收费') : '不收费'
  const told = [time && `时限：${clipField(time, SHORT)}`, amount && `收费：${clipField(amount, SHORT)}`]
  const text = told.filter(Boolean).join('；')
  return text === ''
    ? null
    : writer.say(ended(text), [...(time ? ['time_limit'] : []), ...(amount ? ['fee'] : [])], true)
}
