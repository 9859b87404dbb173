const MOST = 4096

/** What a function told of the last few thousand texts is not worked out again; one ticket is compared with many. */
export function remember<T>(tell: (text: string) => T): (text: string) => T {
  const told = new Map<string, T>()
  return (text) => {
    const known = told.get(text)
    if (known !== undefined) return known
    const value = tell(text)
    if (told.size >= MOST) told.delete(told.keys().next().value!)
    told.set(text, value)
    return value
  }
}
