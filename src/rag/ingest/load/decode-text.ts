import { HuidaError } from '../../../shared/errors.ts'

/** A text file's text and the encoding it was read in. */
export interface DecodedText {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/** Above this share of control or undefined characters it is not text. */
const GARBAGE_SHARE = 0.02
const SAMPLE = 64 * 1024

/** Decodes UTF-8 (with or without BOM), UTF-16 and GB18030/GBK; line breaks become `\n`. ERR_FILE_TYPE for binary data. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decodeByMark(bytes) ?? decodeByTrial(bytes)
  if (decoded === null || isGarbage(decoded.text)) {
    throw new HuidaError('ERR_FILE_TYPE', '文件内容不是文字，也不是支持的文档格式')
  }
  return { ...decoded, text: decoded.text.replace(/\r\n?|\u2028|\u2029/g, '\n') }
}

function decodeByMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, 'utf-8', false)
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, 'utf-16le', false)
  if (a === 0xfe && b === 0xff) return decodeAs(bytes, 'utf-16be', false)
  return null
}

function decodeByTrial(bytes: Uint8Array): DecodedText | null {
  const wide = guessUtf16(bytes)
  if (wide !== null) return decodeAs(bytes, wide, false)
  return (
    decodeAs(bytes, 'utf-8', true) ??
    decodeCutUtf8(bytes) ??
    decodeAs(bytes, 'gb18030', true) ??
    decodeLoosely(bytes)
  )
}

function decodeAs(bytes: Uint8Array, encoding: DecodedText['encoding'], fatal: boolean): DecodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal }).decode(bytes), encoding }
  } catch {
    return null
  }
}

/** A UTF-8 file cut in the middle of its last character. */
function decodeCutUtf8(bytes: Uint8Array): DecodedText | null {
  for (let cut = 1; cut <= 3; cut++) {
    const decoded = decodeAs(bytes.subarray(0, bytes.length - cut), 'utf-8', true)
    if (decoded) return decoded
  }
  return null
}

/** Damaged text: the reading with fewer replacement characters, when there are few. */
function decodeLoosely(bytes: Uint8Array): DecodedText | null {
  const readings = (['utf-8', 'gb18030'] as const).map((encoding) => decodeAs(bytes, encoding, false))
  const [best] = readings
    .filter((reading) => reading !== null)
    .map((reading) => ({ reading, lost: countReplaced(reading.text) / Math.max(1, reading.text.length) }))
    .sort((x, y) => x.lost - y.lost)
  return best && best.lost <= GARBAGE_SHARE ? best.reading : null
}

const countReplaced = (text: string): number => text.match(/\ufffd/g)?.length ?? 0

/** UTF-16 without a mark: every other byte of ASCII is zero, or most high bytes are those of Han characters. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null
  const length = Math.min(bytes.length, SAMPLE)
  let little = 0
  let big = 0
  for (let index = 0; index + 1 < length; index += 2) {
    if (bytes[index + 1] === 0 && bytes[index] !== 0) little++
    if (bytes[index] === 0 && bytes[index + 1] !== 0) big++
  }
  // Line breaks, digits and spaces alone give a text some zero bytes; UTF-8 and GBK have none.
  if (little > 0 && big === 0) return 'utf-16le'
  if (big > 0 && little === 0) return 'utf-16be'
  return null
}

function isGarbage(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return odd > sample.length * GARBAGE_SHARE
}
