import type { DraftSentence } from '../../../rag/answer/context.ts'
import type { ServiceLocation } from '../../../store/service-item.ts'
import { locationsIn, shortName } from '../understand/person/districts.ts'
import { ended } from './clip.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** Where to go (`place`) or when it is open (`hours`), in the person's district; several districts make it a question which. */
export function tellPlace(situation: Situation, writer: GuideWriter, asked: 'place' | 'hours'): Part {
  const { item, district, districts } = situation
  const locations = item.locations ?? []
  if (locations.length === 0) return { sentences: onlineInstead(situation, writer), missing: '办理地点' }
  const write = ({ location, index }: { location: ServiceLocation; index: number }): DraftSentence =>
    writer.bullet(placeText(location, asked), [`locations.${index}`])
  if (district !== null) {
    const here = locationsIn(locations, district)
    if (here.length > 0)
      return withHours(
        here.map(write),
        here.map(({ location }) => location),
        asked,
      )
    const others = namesOf(locations, situation)
    const name = shortName(district, districts)
    return {
      sentences: [writer.say(`指南没有列出${name}的网点，列出的有：${others}。`, ['locations'])],
      missing: `${name}的网点`,
    }
  }
  const all = locations.map((location, index) => ({ location, index }))
  const places = new Set(locations.map((location) => placeText({ ...location, district: undefined }, asked)))
  if (places.size === 1) return withHours([write(all[0]!)], locations.slice(0, 1), asked)
  return { sentences: asked === 'place' ? onlineInstead(situation, writer) : [], ask: 'place' }
}

function withHours(
  sentences: DraftSentence[],
  here: readonly ServiceLocation[],
  asked: 'place' | 'hours',
): Part {
  const missing = asked === 'hours' && here.every(({ hours }) => hours === undefined)
  return { sentences, ...(missing && { missing: '办公时间' }) }
}

function placeText(
  { district, place, address, hours, phone }: ServiceLocation,
  asked: 'place' | 'hours',
): string {
  const parts =
    asked === 'hours'
      ? [place, hours && `办公时间：${hours}`, phone && `电话：${phone}`]
      : [place, address && `地址：${address}`, hours && `办公时间：${hours}`, phone && `电话：${phone}`]
  const told = parts.filter(Boolean).join('；')
  return ended(district === undefined ? told : `${district}：${told}`)
}

/** What can be done from home needs no district. */
function onlineInstead({ item }: Situation, writer: GuideWriter): DraftSentence[] {
  const { depth, channel } = item.online ?? {}
  if (depth === undefined || !depth.includes('全程网办') || channel === undefined) return []
  return [writer.say(`可以全程网办：${ended(channel)}`, ['online.depth', 'online.channel'])]
}

/** Districts with a place of their own, as people call them. */
export function namesOf(locations: readonly ServiceLocation[], { districts }: Situation): string {
  const names = locations.flatMap(({ district }) =>
    district === undefined ? [] : [shortName(district, districts)],
  )
  return [...new Set(names)].join('、')
}
