/** @import { DocumentList, DocumentSummary, NearestProvisions, Passage, Place, Status, StreamEvent } from '../types.js' */

/** An error with what a person may be told. */
export class Problem extends Error {
  /** @param {{ title?: string, detail?: string, instance?: string }} body */
  constructor({ title = '服务没有回应', detail = '请检查网络后再试', instance = '' }) {
    super(`${title}：${detail}`)
    this.title = title
    this.detail = detail
    this.instance = instance
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
async function call(path, options) {
  const response = await fetch(path, options).catch((error) => {
    if (options?.signal?.aborted) throw error
    throw new Problem({})
  })
  if (!response.ok) throw new Problem(await response.json().catch(() => ({})))
  return response
}

/** @param {object} body @returns {RequestInit} */
const post = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** @returns {Promise<Status>} */
export const fetchStatus = async () => (await call('api/v1/status')).json()

/** @returns {Promise<string[]>} */
export const fetchExamples = async () => (await (await call('api/v1/examples')).json()).questions

/** @param {string} id @returns {Promise<DocumentSummary>} */
export const fetchDocument = async (id) => (await call(`api/v1/documents/${encodeURIComponent(id)}`)).json()

/** @param {{ query: string, group: string, offset: number }} which an empty group is all @returns {Promise<DocumentList>} */
export async function fetchDocuments({ query, group, offset }) {
  const search = new URLSearchParams({ q: query, offset: String(offset), limit: '30' })
  if (group !== '') search.set('group', group)
  return (await call(`api/v1/documents?${search}`)).json()
}

/** @param {Place} place @param {number} context @returns {Promise<Passage>} */
export async function fetchPassage({ doc, anchor, quote }, context) {
  const query = new URLSearchParams({ context: String(context) })
  if (anchor) query.set('anchor', anchor)
  if (quote) query.set('quote', quote.slice(0, 2000))
  return (await call(`api/v1/documents/${encodeURIComponent(doc)}/text?${query}`)).json()
}

/** @param {string} id */
export const originalUrl = (id) => `api/v1/documents/${encodeURIComponent(id)}/original`

/** @param {string} answerId @param {'useful' | 'wrong'} verdict @param {string} comment */
export async function sendFeedback(answerId, verdict, comment) {
  await call(
    `api/v1/answers/${encodeURIComponent(answerId)}/feedback`,
    post(comment === '' ? { verdict } : { verdict, comment }),
  )
}

/** What comes nearest to the question of an answer. @param {string} answerId @returns {Promise<NearestProvisions>} */
export const fetchNearest = async (answerId) =>
  (await call(`api/v1/answers/${encodeURIComponent(answerId)}/nearest`)).json()

/**
 * Ask, and watch the answer being made.
 * @param {object} body
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<StreamEvent>}
 */
export async function* ask(body, signal) {
  const options = post(body)
  const headers = { ...options.headers, accept: 'text/event-stream' }
  const response = await call('api/v1/answers', { ...options, headers, signal })
  if (response.body === null) throw new Problem({})
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const message = parseEvent(block)
      if (message !== null) yield message
    }
  }
}

/** @param {string} block @returns {StreamEvent | null} a comment (heartbeat) is null */
function parseEvent(block) {
  const event = /^event: (.*)$/m.exec(block)?.[1]
  const data = /^data: (.*)$/m.exec(block)?.[1]
  return event === undefined || data === undefined
    ? null
    : /** @type {StreamEvent} */ ({ event, data: JSON.parse(data) })
}
