/** A paragraph, a list of evidence, or a table of an official document. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'table'; header: string[]; rows: string[][]; widths?: number[] }

/** An official document of a Chinese office as GB/T 9704-2012 lays it out. */
export interface OfficialDocument {
  title: string
  /** Lines under the title such as number and date. */
  subtitle: string[]
  blocks: Block[]
  /** 落款: who and when; empty for none. */
  signature: string[]
  label: AigcLabel
}

/** What an artificially made file has to say of itself (GB 45438-2025): in view, and in its metadata. */
export interface AigcLabel {
  /** The sentence people read. */
  notice: string
  producer: string
  /** Number of this content at its producer. */
  produceId: string
}
