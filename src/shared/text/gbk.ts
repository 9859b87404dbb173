/** A byte pair of GBK, lead and trail in one number (0x8140–0xFEFE). */
export type GbkPair = number

interface GbkTables {
  characters: ReadonlyMap<GbkPair, string>
  pairs: ReadonlyMap<string, GbkPair>
}

let tables: GbkTables | null = null

/** Pairs without a character of their own: user-defined areas and gaps. */
const PRIVATE = /[\ue000-\uf8ff\ufffd]/

function openTables(): GbkTables {
  if (tables !== null) return tables
  const characters = new Map<GbkPair, string>()
  const pairs = new Map<string, GbkPair>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (trail === 0x7f || character.length !== 1 || PRIVATE.test(character)) continue
      characters.set(lead * 256 + trail, character)
      if (!pairs.has(character)) pairs.set(character, lead * 256 + trail)
    }
  }
  tables = { characters, pairs }
  return tables
}

/** The character of two GBK bytes, or null where the pair has none (user-defined areas, gaps). */
export function decodeGbkPair(lead: number, trail: number): string | null {
  return openTables().characters.get(lead * 256 + trail) ?? null
}

/** The two GBK bytes of a character, or null for ASCII and what GBK has not. */
export function encodeGbkPair(character: string): { lead: number; trail: number } | null {
  const pair = openTables().pairs.get(character)
  return pair === undefined ? null : { lead: pair >> 8, trail: pair & 0xff }
}
