import { HuidaError } from '../../shared/errors.ts'
import { HttpFailure } from './failure.ts'

/** Endpoint of an HTTP model; no key, no Authorization header. */
export interface HttpEndpoint {
  url: string
  apiKey: string
}

/** POST JSON and parse the JSON that comes back. Throws HttpFailure, ERR_MODEL_OUTPUT for non-JSON, or what fetch throws. */
export async function postJson(endpoint: HttpEndpoint, body: object, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(endpoint.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(endpoint.apiKey === '' ? {} : { authorization: `Bearer ${endpoint.apiKey}` }),
    },
    body: JSON.stringify(body),
    signal,
  })
  const text = await response.text()
  if (!response.ok) throw new HttpFailure(response.status, response.headers, text.slice(0, 500))
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new HuidaError('ERR_MODEL_OUTPUT', '模型服务返回的不是 JSON', { cause })
  }
}

/** `base` and `path` with exactly one slash between them. */
export const joinUrl = (base: string, path: string): string =>
  `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`
