const HAN = /^\p{Script=Han}$/u

/** Whether two characters stand at most so far `apart` in the order of their sounds; only common characters are known. */
export function soundAlike(one: string, other: string, apart: number): boolean {
  const [a, b] = [SOUNDS.get(one), SOUNDS.get(other)]
  return a !== undefined && b !== undefined && Math.abs(a - b) <= apart
}

/** Places of the 3,755 common characters in the order of their sounds, which is that of GB 2312 (level 1, rows 16 to 55). */
const SOUNDS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 40 * 94 }, (_, i) => Uint8Array.of(0xb0 + Math.floor(i / 94), 0xa1 + (i % 94)))
    .map((bytes, place) => [new TextDecoder('gbk').decode(bytes), place] as const)
    .filter(([character]) => HAN.test(character)),
)
