import { isHuidaError } from '../../shared/errors.ts'

/** The longest Retry-After that is honoured, in milliseconds; a longer one is answered by the circuit breaker. */
const MAX_RETRY_AFTER_MS = 5_000

/** An HTTP answer other than 2xx. */
export class HttpFailure extends Error {
  readonly status: number
  readonly headers: Headers

  constructor(status: number, headers: Headers, message: string) {
    super(message)
    this.name = 'HttpFailure'
    this.status = status
    this.headers = headers
  }
}

/** The caller's own abort, which says nothing about the endpoint. */
export class CallerLeft extends Error {}

/** HTTP status of whatever a client library threw, if the server answered at all. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && !isHuidaError(error) ? status : undefined
}

const CONNECTION_CODE = /^(UND_ERR_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/

/** The connection could not be made or broke; client libraries put the reason at the end of a chain of causes. */
export function isConnectionFailure(error: unknown): boolean {
  for (let link = error; link instanceof Error; link = link.cause) {
    const { code } = link as { code?: unknown }
    if (typeof code === 'string' && CONNECTION_CODE.test(code)) return true
  }
  return false
}

/** Worth another try: 408, 409, 429, 5xx, and connections that broke. */
export function isRetryable(error: unknown): boolean {
  const status = statusOf(error)
  if (status === undefined) return isConnectionFailure(error)
  return [408, 409, 429].includes(status) || status >= 500
}

/** Says something about the endpoint's health: what is retryable, and deadlines. */
export function isOutage(error: unknown): boolean {
  if (isHuidaError(error)) return error.code === 'ERR_TIMEOUT'
  return isRetryable(error)
}

/** Pause that the server asked for by Retry-After (seconds), capped; 0 when it asked for none. */
export function retryAfterMs(error: unknown): number {
  const headers = (error as { headers?: unknown } | null)?.headers
  const seconds = headers instanceof Headers ? Number(headers.get('retry-after') ?? 0) : 0
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, MAX_RETRY_AFTER_MS) : 0
}
