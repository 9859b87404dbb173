/** The words `[from, to)` of a sorted list, which share their first `length` characters. */
export interface WordPrefix {
  length: number
  from: number
  to: number
}

/** A word list to walk character by character, without the memory of a tree. Words are of the basic plane. */
export class SortedWords {
  private readonly words: readonly string[]

  constructor(words: Iterable<string>) {
    this.words = [...words].sort()
  }

  /** The words that begin with a character, or null when none does. */
  beginning(character: string): WordPrefix | null {
    const from = this.boundary(0, this.words.length, 0, (current) => current >= character)
    const to = this.groupEnd(from, this.words.length, 0, character)
    return to > from ? { length: 1, from, to } : null
  }

  /** The characters that follow a prefix, each with the words it leads to. */
  *continuations({ length, from, to }: WordPrefix): Generator<WordPrefix & { character: string }> {
    // The prefix itself, when it is a word, comes first.
    let index = (this.words[from]?.length ?? 0) === length ? from + 1 : from
    while (index < to) {
      const character = this.words[index]?.[length] ?? ''
      const next = this.groupEnd(index, to, length, character)
      yield { character, length: length + 1, from: index, to: next }
      index = next
    }
  }

  private groupEnd(from: number, to: number, at: number, character: string): number {
    return this.boundary(from, to, at, (current) => current > character)
  }

  /** First index whose word's character at a place satisfies a condition that holds from there on. */
  private boundary(from: number, to: number, at: number, holds: (character: string) => boolean): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >> 1
      if (holds(this.words[middle]?.[at] ?? '')) high = middle
      else low = middle + 1
    }
    return low
  }
}
