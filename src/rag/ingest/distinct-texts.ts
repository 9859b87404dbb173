type Embed = (texts: readonly string[]) => Promise<Float32Array[]>

/** Texts whose vectors are at hand: with 512 dimensions 8 MB. */
const MOST = 4_096

/**
 * The same embedder, asked once for texts that come again: notices are published under several numbers, and forms repeat
 * their conditions. Remembers the latest {@link MOST} texts. Throws what `embed` throws, and then remembers none of them.
 */
export function embedDistinct(embed: Embed, most = MOST): Embed {
  const known = new Map<string, Promise<Float32Array>>()
  return async (texts) => {
    const fresh = [...new Set(texts)].filter((text) => !known.has(text))
    const made = fresh.length === 0 ? Promise.resolve([]) : embed(fresh)
    const vectors = new Map(texts.map((text) => [text, known.get(text)]))
    fresh.forEach((text, at) => {
      const vector = made.then((all) => all[at]!)
      vector.catch(() => known.delete(text))
      known.set(text, vector)
      vectors.set(text, vector)
    })
    for (const text of known.keys()) {
      if (known.size <= most) break
      known.delete(text)
    }
    return Promise.all(texts.map((text) => vectors.get(text)!))
  }
}
