import type { PiiSpan } from '../../../../guardrails/pii/index.ts'

/** `7-2-903` and `12-301`: building, unit, room. */
const DASHED = /([A-Za-z]?\d{1,3})(?:号楼|栋|幢|#)?-(?:\d{1,2}(?:单元)?-)?\d{3,4}室?/
const DOOR =
  /(?:[A-Za-z甲乙丙丁东西中南北]|[\d一二三四五六七八九十]{1,3})[ ]?(?:单元|门洞)|(?<=[楼栋幢座院])[ ]?(?:[\d一二三四五六七八九十]{1,2}(?:层|楼)|[A-Za-z]?\d{3,4})|[A-Za-z]?\d{3,4}[ ]?(?:室|号房|房间)|[东西]户/
/** The house of one family: a number with nothing after it. */
const HOUSE = /[\d一二三四五六七八九十]+(?:-\d+)?号$/

/**
 * The place of an event that is somebody's home, as far as those who go there need it: district, street, estate and building
 * without the door. Null where the place is nobody's home, and where nothing is left of it.
 */
export function placeWithoutDoor(
  location: { text: string; start: number; end: number },
  pii: readonly PiiSpan[],
): string | null {
  const home = pii.some(
    ({ kind, start, end }) => kind === '住址' && start < location.end && location.start < end,
  )
  if (!home) return null
  const named = location.text.replace(DASHED, '$1号楼')
  const door = DOOR.exec(named)?.index ?? named.length
  return named.slice(0, door).replace(HOUSE, '').trim() || null
}
