const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where words of ICU's dictionary begin; names that are no words come out as single characters. */
export interface WordBreaks {
  /** Whether a word begins at this offset, or the text ends there. */
  at: (offset: number) => boolean
  /** Where the word ends that begins at this offset or has it inside. */
  endOf: (offset: number) => number
}

/** The latest text: several finders ask for the same one after another. */
let latest: { text: string; breaks: WordBreaks } | null = null

/** Cuts a text into words by the dictionary of the runtime's ICU; offsets are UTF-16 code units. */
export function breakWords(text: string): WordBreaks {
  if (latest?.text !== text) latest = { text, breaks: cut(text) }
  return latest.breaks
}

function cut(text: string): WordBreaks {
  const ends = new Uint32Array(text.length)
  const starts = new Uint8Array(text.length + 1)
  starts[text.length] = 1
  for (const { index, segment } of SEGMENTER.segment(text)) {
    starts[index] = 1
    ends.fill(index + segment.length, index, index + segment.length)
  }
  return { at: (offset) => starts[offset] === 1, endOf: (offset) => ends[offset] ?? text.length }
}
