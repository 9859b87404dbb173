import { decodeGbkPair, encodeGbkPair } from '../../../../shared/text/gbk.ts'
import type { TextRange } from '../../../../shared/text/offset-map.ts'

/**
 * How such a text arises: a converter worked on GBK bytes without minding where characters begin, and put ASCII (often
 * a reading, `(cái)`) behind byte pairs that straddle two characters. Decoded, the split pair shows as one `?` that
 * also swallows the first ASCII sign behind it, and all that follows is read one byte late, until an ASCII byte brings
 * the decoder back into step. Pairs that fall in GBK's user-defined area vanish; full-width signs became ASCII.
 */
export interface ShiftedRun extends TextRange {
  /** The bytes as far as they are known, null where one is lost; the first is the one behind the opening `?`. */
  bytes: (number | null)[]
  /** Indices into `bytes` before which a vanished pair may stand. */
  gaps: number[]
  /** The reading that was put behind the first lost byte, with the byte before it: together they are its character. */
  opening: { lead: number; reading: string } | null
  /** The reading that follows the last character of the run. */
  closing: string | null
  /** The run ends in a `?` that may have swallowed an ASCII sign of the text itself. */
  swallowed: boolean
}

const TONED_READING = /^([a-zɡü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zɡ]{0,4})\)/
const WHOLE_READING = /^\(([a-zɡü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zɡ]{0,4})\)/
const LONGEST_RUN = 60

/** The shifted run that begins with the `?` at an offset, or null when what follows cannot be one. */
export function parseShiftedRun(text: string, start: number): ShiftedRun | null {
  const bytes: (number | null)[] = [null]
  const gaps: number[] = []
  let index = start + 1
  const reading = TONED_READING.exec(text.slice(index, index + 12))
  const before = encodeGbkPair(text[start - 1] ?? '')
  const opening = reading && before ? { lead: before.trail, reading: reading[1] ?? '' } : null
  if (reading) index += reading[0].length
  // A run holds an odd number of bytes until its last character is whole.
  while (bytes.length % 2 === 1) {
    const character = text[index]
    if (character === undefined || index - start > LONGEST_RUN) return null
    const whole = character === '(' ? WHOLE_READING.exec(text.slice(index, index + 14)) : null
    if (whole) {
      index += whole[0].length
      continue
    }
    const step = bytesOf(character)
    if (step === null) return null
    gaps.push(bytes.length)
    bytes.push(...step)
    index++
  }
  const swallowed = text[index - 1] === '?'
  const rest = text.slice(index, index + 14)
  // Behind a `?` the reading has lost its bracket; behind a letter it is whole, and stays for the next step to remove.
  const closing = swallowed ? TONED_READING.exec(rest) : null
  const following = closing ?? (swallowed ? null : WHOLE_READING.exec(rest))
  if (closing) index += closing[0].length
  // Two lost bytes in a row say nothing, but for the readings that stand beside them.
  if (bytes.every((byte) => byte === null) && !following) return null
  return {
    start,
    end: index,
    bytes,
    gaps,
    opening,
    closing: closing?.[1] ?? null,
    swallowed: swallowed && !closing,
  }
}

/** The bytes behind a character of the run; null for what cannot stand in one. */
function bytesOf(character: string): (number | null)[] | null {
  const pair = encodeGbkPair(character)
  if (pair) return [pair.lead, pair.trail]
  if (character === '?') return [null]
  const code = character.charCodeAt(0)
  // A letter is the trail byte that ends the run; a sign below 0x40 was full-width.
  if (code >= 0x40 && code <= 0x7e) return [code]
  if (code > 0x20 && code < 0x40 && !/\d/.test(character)) return [0xa3, code + 0x80]
  return null
}

/** Characters that two bytes may make, a null byte being any. */
export function charactersOf(lead: number | null, trail: number | null): string[] {
  const found: string[] = []
  for (let first = lead ?? 0x81; first <= (lead ?? 0xfe); first++) {
    for (let second = trail ?? 0x40; second <= (trail ?? 0xfe); second++) {
      const character = decodeGbkPair(first, second)
      if (character !== null) found.push(character)
    }
  }
  return found
}
