import { mapStrings } from './map-strings.ts'

/** Fields of payloads that people write in their own words. */
const WRITTEN: readonly string[] = [
  'note',
  'text',
  'where',
  'basis',
  'findings',
  'measures',
  'further',
  'comment',
  'citations',
  'cause',
  'course',
  'demand',
  'title',
  'summary',
  'location',
  'eventTime',
]

/** A payload with personal data hidden in everything written; names of departments and choices stay as they are. */
export const maskPayload = <T extends object>(payload: T, mask: (text: string) => string): T =>
  mapStrings(payload, (text, field) => (WRITTEN.includes(field) ? mask(text) : text))
