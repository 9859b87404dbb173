import { gunzipSync } from 'node:zlib'
import { HuidaError, isHuidaError } from '../../../shared/errors.ts'
import type { LoadedDocument, SourceFile } from '../types.ts'
import { loadCsv } from './data/load-csv.ts'
import { loadJson, loadJsonLines } from './data/load-json.ts'
import { DEFAULT_LIMITS, type LoadLimits } from './limits.ts'
import { sniffKind, type FileKind } from './sniff.ts'
import { loadMarkdown } from './text/load-markdown.ts'
import { loadPlain } from './text/load-plain.ts'
import type { HeavyKind } from './thread/loader-protocol.ts'
import { loadInThread } from './thread/loader-thread.ts'

export { DEFAULT_LIMITS, type LoadLimits } from './limits.ts'

type TextKind = Exclude<FileKind, HeavyKind | 'gzip'>

const TEXT_LOADERS: Record<TextKind, (bytes: Uint8Array) => LoadedDocument[]> = {
  plain: loadPlain,
  markdown: loadMarkdown,
  csv: loadCsv,
  json: loadJson,
  jsonl: loadJsonLines,
}
const isTextKind = (kind: FileKind): kind is TextKind => kind in TEXT_LOADERS

/**
 * Loads a file by its content, whatever it is called: docx, xlsx, pdf, html, Markdown, text, CSV, JSON (Lines), each
 * also gzipped. Never hangs and never brings the process down: a bad file is a HuidaError with an ERR_FILE_* code.
 */
export async function loadFile(
  file: SourceFile,
  limits: LoadLimits = DEFAULT_LIMITS,
): Promise<LoadedDocument[]> {
  if (file.bytes.length === 0) throw new HuidaError('ERR_FILE_EMPTY', '文件是空的（0 字节）')
  if (file.bytes.length > limits.maxBytes) {
    throw new HuidaError(
      'ERR_FILE_TOO_LARGE',
      `文件有 ${megabytes(file.bytes.length)} MB，上限是 ${megabytes(limits.maxBytes)} MB`,
    )
  }
  try {
    return await loadByKind(file, limits)
  } catch (error) {
    if (isHuidaError(error)) throw error
    throw new HuidaError('ERR_FILE_CORRUPT', '文件内容无法解析', { cause: error })
  }
}

async function loadByKind(file: SourceFile, limits: LoadLimits): Promise<LoadedDocument[]> {
  const kind = await sniffKind(file.bytes, file.name)
  if (kind === 'gzip') {
    const bytes = gunzip(file.bytes, limits)
    return loadFile(
      { ...file, name: file.name.replace(/\.gz$/i, ''), bytes },
      { ...limits, maxBytes: limits.maxUnpackedBytes },
    )
  }
  if (isTextKind(kind)) return TEXT_LOADERS[kind](file.bytes)
  return loadInThread(kind, file.bytes, limits)
}

function gunzip(bytes: Uint8Array, limits: LoadLimits): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.maxUnpackedBytes })
  } catch (cause) {
    const tooLarge =
      cause instanceof RangeError || (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    if (tooLarge) {
      throw new HuidaError('ERR_FILE_TOO_LARGE', `解压后超过 ${megabytes(limits.maxUnpackedBytes)} MB`, {
        cause,
      })
    }
    throw new HuidaError('ERR_FILE_CORRUPT', 'gzip 压缩包已损坏', { cause })
  }
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
