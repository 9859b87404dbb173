import { fileTypeFromBuffer } from 'file-type'
import { HuidaError } from '../../../shared/errors.ts'
import { decodeText } from './decode-text.ts'

/** What a file is by its content. */
export type FileKind =
  'docx' | 'xlsx' | 'pdf' | 'gzip' | 'html' | 'markdown' | 'csv' | 'jsonl' | 'json' | 'plain'

const BINARY_KINDS: Readonly<Record<string, FileKind>> = {
  docx: 'docx',
  xlsx: 'xlsx',
  pdf: 'pdf',
  gz: 'gzip',
}
const OLE_MARK = [0xd0, 0xcf, 0x11, 0xe0]
/** Text that only looks like a binary type by its first bytes is short of control characters. */
const HEAD = 16 * 1024

/**
 * Tells a file's kind from its content; the extension only chooses between readings of the same text (Markdown, CSV).
 * ERR_FILE_TYPE for what is not supported, ERR_FILE_ENCRYPTED for a protected Office file.
 */
export async function sniffKind(bytes: Uint8Array, name: string): Promise<FileKind> {
  if (OLE_MARK.every((byte, index) => bytes[index] === byte)) throw refuseOle(bytes)
  if (isPdf(bytes)) return 'pdf'
  const type = await fileTypeFromBuffer(bytes.subarray(0, bytes.length)).catch(() => undefined)
  const kind = type && BINARY_KINDS[type.ext]
  if (kind) return kind
  if (type && !isTextual(bytes)) throw refuseType(type.ext, type.mime)
  return sniffText(decodeText(bytes).text, name)
}

/** A PDF's header may stand a little behind the start. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
}

function isTextual(bytes: Uint8Array): boolean {
  try {
    decodeText(bytes.subarray(0, HEAD))
    return true
  } catch {
    return false
  }
}

function refuseType(ext: string, mime: string): HuidaError {
  if (ext === 'zip') return new HuidaError('ERR_FILE_TYPE', '这是一个压缩包，请解压后上传其中的文件')
  if (ext === 'rtf') return new HuidaError('ERR_FILE_TYPE', '不支持 RTF，请另存为 docx 后再上传')
  return new HuidaError('ERR_FILE_TYPE', `文件实际类型是 ${mime}，不支持`)
}

/** Office's old binary container: also the wrapper of an encrypted docx or xlsx. */
function refuseOle(bytes: Uint8Array): HuidaError {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1))
  if (names.includes('EncryptedPackage'))
    return new HuidaError('ERR_FILE_ENCRYPTED', '文件设有打开密码，请去除密码后上传')
  if (names.includes('WordDocument'))
    return new HuidaError('ERR_FILE_TYPE', '这是旧版 Word 文档（.doc），请另存为 docx 后上传')
  if (names.includes('Workbook'))
    return new HuidaError('ERR_FILE_TYPE', '这是旧版 Excel 表格（.xls），请另存为 xlsx 后上传')
  return new HuidaError('ERR_FILE_TYPE', '这是旧版 Office 格式，请另存为 docx 或 xlsx 后上传')
}

const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b|<(body|div|table|p|article|section|ul|h[1-6])\b[^>]*>[\s\S]*<\/\1\s*>/i
const MARKDOWN = /^---[ \t]*\n[\s\S]*?\n---[ \t]*\n|^#{1,6} \S|^\s*\|.*\|[ \t]*\n\s*\|?\s*:?-{2,}/m

function sniffText(text: string, name: string): FileKind {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const trimmed = text.trimStart()
  if (HTML.test(text.slice(0, HEAD))) return 'html'
  if (/^[{[]/.test(trimmed)) {
    const json = sniffJson(trimmed)
    if (json) return json
    if (extension === 'json' || extension === 'jsonl' || extension === 'ndjson') {
      throw new HuidaError('ERR_FILE_CORRUPT', 'JSON 内容不完整或有语法错误')
    }
  }
  if (extension === 'md' || extension === 'markdown' || MARKDOWN.test(text.slice(0, HEAD))) return 'markdown'
  return extension === 'csv' || extension === 'tsv' || looksLikeCsv(text) ? 'csv' : 'plain'
}

function sniffJson(text: string): 'json' | 'jsonl' | null {
  const lines = text.split('\n', 3).filter((line) => line.trim() !== '')
  if (lines.length > 1 && lines.slice(0, 2).every((line) => line.startsWith('{') && parses(line)))
    return 'jsonl'
  return parses(text) ? 'json' : lines.length > 1 && parses(lines[0] ?? '') ? 'jsonl' : null
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Every line has the same number of ASCII commas and none is a sentence. */
function looksLikeCsv(text: string): boolean {
  const lines = text.split('\n', 50).filter((line) => line.trim() !== '')
  const counts = new Set(lines.map((line) => line.split(',').length - 1))
  const [count = 0] = counts
  return lines.length >= 3 && counts.size === 1 && count > 0 && !/[。；]/.test(text.slice(0, HEAD))
}
