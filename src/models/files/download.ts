import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pRetry from 'p-retry'
import { HuidaError, isHuidaError } from '../../shared/errors.ts'
import { abortError } from '../abort.ts'

const STALL_MS = 30_000
const RETRIES = 3

interface DownloadOptions {
  report(bytes: number, total: number | null): void
  signal: AbortSignal | undefined
  /** First pause before another try, in milliseconds (default 500). */
  backoffMs?: number
}

/** The server does not have the file: another address may. */
export class NotThere extends Error {}

/**
 * Download to `path`, appending to what an earlier try left there. Tries again when the connection breaks or stalls.
 * Throws {@link NotThere}, ERR_MODEL_DOWNLOAD, or the caller's abort reason.
 */
export async function download(url: string, path: string, options: DownloadOptions): Promise<void> {
  const { signal } = options
  try {
    await pRetry(() => attempt(url, path, options), {
      retries: RETRIES,
      minTimeout: options.backoffMs ?? 500,
      randomize: true,
      ...(signal ? { signal } : {}),
      shouldRetry: ({ error }) => !(error instanceof NotThere) && !isHuidaError(error),
    })
  } catch (cause) {
    if (signal?.aborted) throw abortError(signal)
    if (cause instanceof NotThere || isHuidaError(cause)) throw cause
    const reason = (cause as Error).message
    throw new HuidaError('ERR_MODEL_DOWNLOAD', `从 ${new URL(url).host} 下载中断：${reason}`, { cause })
  }
}

async function attempt(url: string, path: string, { report, signal }: DownloadOptions): Promise<void> {
  const stall = new AbortController()
  const timer = setTimeout(() => stall.abort(new Error('连接停滞')), STALL_MS)
  try {
    const have = (await stat(path).catch(() => null))?.size ?? 0
    const response = await fetch(url, {
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
      signal: AbortSignal.any(signal ? [signal, stall.signal] : [stall.signal]),
    }).catch(rethrowNetwork)
    // 416: the part is already whole (or of another file, which the checksum will tell).
    if (response.status === 416 && have > 0) return
    requireOk(response, url)
    const from = response.status === 206 ? have : 0
    const length = Number(response.headers.get('content-length') ?? Number.NaN)
    const total = Number.isNaN(length) ? null : from + length
    const count = counter(from, (bytes) => {
      timer.refresh()
      report(bytes, total)
    })
    const file = createWriteStream(path, { flags: from > 0 ? 'a' : 'w' })
    await pipeline(Readable.fromWeb(response.body as never), count, file)
  } finally {
    clearTimeout(timer)
  }
}

/** Network errors are TypeErrors, which p-retry takes for bugs. */
function rethrowNetwork(error: unknown): never {
  throw new Error((error as { cause?: Error }).cause?.message ?? (error as Error).message, { cause: error })
}

function requireOk(response: Response, url: string): void {
  if (response.ok && response.body) return
  void response.body?.cancel()
  if ([401, 403, 404, 410].includes(response.status)) throw new NotThere(url)
  const message = `HTTP ${response.status}`
  if (response.status < 500 && response.status !== 429 && response.status !== 408) {
    throw new HuidaError('ERR_MODEL_DOWNLOAD', `${new URL(url).host} 返回 ${message}`)
  }
  throw new Error(message)
}

function counter(start: number, onBytes: (bytes: number) => void): Transform {
  let bytes = start
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      onBytes(bytes)
      done(null, chunk)
    },
  })
}
