import { requireDistrict } from '../../../../city/index.ts'
import type { CityPack } from '../../../../city/types.ts'
import type { Span } from '../../../../shared/text/sentences.ts'
import type { TicketInput } from '../../types.ts'

/** A mention of a district, by its own name (`named`) or by a place in it. */
export interface DistrictMention extends Span {
  district: string
  named: boolean
}

export interface DistrictReading {
  district: string | null
  mentions: DistrictMention[]
  /** Question to ask back where the wording fits several districts. */
  question: string | null
}

/** Everyday words that depend on where the speaker is: no district by themselves. */
const RELATIVE = new Set(['市里', '城里', '县里', '山里', '区里', '镇里', '老城', '主城区'])
const ZONE = '开发区'
const STEM = /(?:街道|镇|乡)$/
const ROAD_AFTER = /^[东西南北中]?[一二三]?(?:路|街|大道|大街|巷|高速)/
/** Between two districts: it is on the border, or the speaker doesn't know. */
const UNDECIDED = /^[^，。]{0,3}(?:还是|或者?|和|与|跟)[^，。]{0,8}$/
/** Before a place that one comes from or goes to, or is only registered in. */
const ASIDE_BEFORE = /(?:通往|开往|去往|飞往|来自|(?:户口|户籍|老家|籍贯|娘家|婆家)(?:是|都?在)?)$/
/** After a place that one only is from. */
const FROM_AFTER = /^人[，。]/
/** After a hospital, of who is treated there. */
const TREATED_AFTER = /^[^，。]{0,2}(?:排队|住院|挂[水号]|输液|抢救|治疗|检查|拍片|看病|抽血|开的?药)/
const MOVES_TO = /转到|搬到|迁到|来到|换到/

/** The district of a ticket: as its source says, else as its text tells. ERR_DISTRICT_UNKNOWN where there is none such. */
export function districtOf({ text, district: given }: TicketInput, pack: CityPack): DistrictReading {
  const read = readDistrict(text, pack)
  if (given === undefined) return read
  return { ...read, district: requireDistrict(given, pack.districts), question: null }
}

/** The district a text is about; null where none is named, the words fit several, or it lies between two. */
export function readDistrict(text: string, pack: CityPack): DistrictReading {
  const found = findMentions(text, pack)
  const apart = found.filter((mention) => !isAside(text, mention, found))
  const mentions = apart.length > 0 ? apart : found
  const names = [...new Set(mentions.map(({ district }) => district))]
  if (names.length === 0) return { district: null, mentions, question: questionFor(text, pack) }
  if (names.length === 1) return { district: names[0]!, mentions, question: null }
  const [first, second] = firstOfTwo(mentions)
  const between = text.slice(first.end, second.start)
  if (UNDECIDED.test(between) && /交界|还是|不知道|说不清/.test(text))
    return { district: null, mentions, question: `事发地点在${first.text}还是${second.text}？` }
  if (MOVES_TO.test(between)) return { district: second.district, mentions, question: null }
  const named = mentions.filter((mention) => mention.named)
  return { district: (named[0] ?? mentions[0]!).district, mentions, question: null }
}

/** Whether a mention only tells where somebody comes from, goes to or is treated. */
function isAside(
  text: string,
  { start, end }: Pick<Span, 'start' | 'end'>,
  mentions: readonly DistrictMention[],
): boolean {
  const before = mentions.find((other) => other.end === start)
  return (
    ASIDE_BEFORE.test(text.slice(Math.max(0, start - 6), start)) ||
    FROM_AFTER.test(text.slice(end)) ||
    isTreatedAt(text, { start, end }) ||
    (before !== undefined && isAside(text, before, mentions))
  )
}

/** Whether a place is a hospital where somebody is treated for what happened elsewhere. */
export const isTreatedAt = (text: string, { start, end }: Pick<Span, 'start' | 'end'>): boolean =>
  /(?:医院|卫生院|诊所)$/.test(text.slice(start, end)) && TREATED_AFTER.test(text.slice(end))

function firstOfTwo(mentions: readonly DistrictMention[]): [DistrictMention, DistrictMention] {
  const [first] = mentions
  return [first!, mentions.find(({ district }) => district !== first!.district)!]
}

function findMentions(text: string, pack: CityPack): DistrictMention[] {
  const taken: DistrictMention[] = []
  for (const { wording, district, named } of wordingsOf(pack)) {
    for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + wording.length)) {
      const end = at + wording.length
      if (taken.some((other) => other.start < end && at < other.end)) continue
      if (named && ROAD_AFTER.test(text.slice(end))) continue
      taken.push({ text: wording, start: at, end, district, named })
    }
  }
  return taken.sort((a, b) => a.start - b.start)
}

/** All wordings of a pack, longest first, so that 临港经济技术开发区 is not taken for 经济技术开发区. */
function wordingsOf(pack: CityPack): { wording: string; district: string; named: boolean }[] {
  const zones = pack.districts.filter(({ name }) => name.endsWith(ZONE)).length
  const plain = pack.districts.flatMap(({ name: district, aliases, units, landmarks }) => [
    ...[district, ...aliases].map((wording) => ({ wording, district, named: true })),
    ...[...units, ...units.map((unit) => unit.replace(STEM, '')), ...landmarks].map((wording) => ({
      wording,
      district,
      named: false,
    })),
  ])
  return plain
    .filter(({ wording }) => wording.length > 1 && !RELATIVE.has(wording) && !(wording === ZONE && zones > 1))
    .sort((a, b) => b.wording.length - a.wording.length)
}

function questionFor(text: string, pack: CityPack): string | null {
  if (!text.includes(ZONE)) return null
  const zones = pack.districts.filter(({ name }) => name.endsWith(ZONE) || /高新|开发/.test(name))
  const called = zones.map(
    ({ name, aliases }) => aliases.find((alias) => alias.length < 5 && alias !== ZONE) ?? name,
  )
  return zones.length > 1 ? `您说的开发区是${called.slice(0, 4).join('还是')}？` : null
}
