import { createParser, type EventSourceMessage } from 'eventsource-parser'

/** The events of a complete event stream, data parsed. */
export function readEvents(
  body: string,
): { id: string | undefined; event: string; data: Record<string, unknown> }[] {
  const messages: EventSourceMessage[] = []
  createParser({ onEvent: (message) => messages.push(message) }).feed(body)
  return messages.map(({ id, event, data }) => ({
    id,
    event: event ?? 'message',
    data: JSON.parse(data) as never,
  }))
}
