/** A refusal of the API: RFC 9457 with a stable code. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, detail: string) {
    super(detail)
    this.code = code
    this.status = status
  }
}

/** Fired on the window when the session is over. */
export const SIGNED_OUT = 'huida-signed-out'

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** Sent as it is, in place of `body`. */
  file?: File
  /** Idempotency-Key: one for each thing a person does, the same for a repetition of it. */
  key?: string
  signal?: AbortSignal
}

/** Calls the API and reads its JSON. Throws {@link ApiError}; a service that is not there is one too. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options)
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
  // A wrong password is no lost session.
  if (response.status === 401 && !path.startsWith('/session')) window.dispatchEvent(new Event(SIGNED_OUT))
  throw new ApiError(
    problem.code ?? 'ERR_INTERNAL',
    response.status,
    problem.detail ?? `服务返回 ${response.status}`,
  )
}

async function send(
  path: string,
  { method = 'GET', body, file, key, signal }: CallOptions,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (file) headers.set('content-type', 'text/csv')
  if (key !== undefined) headers.set('idempotency-key', key)
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: file ?? (body === undefined ? null : JSON.stringify(body)),
      signal: signal ?? null,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('ERR_OFFLINE', 0, '连接不上服务，请检查网络后重试')
  }
}

/** What to show of what was thrown. */
export const messageOf = (error: unknown, otherwise: string): string =>
  error instanceof Error ? error.message : otherwise

/** `?a=1&b=2` of what is set; empty text and lists count as not set. */
export function queryOf(values: Record<string, string | number | boolean | string[] | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '') query.set(name, text)
  }
  return query.size === 0 ? '' : `?${query}`
}

/** A key nobody has used. (`randomUUID` is for pages by TLS only; a bureau's network may have none.) */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
