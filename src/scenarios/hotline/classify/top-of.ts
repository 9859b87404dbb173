/** Number of the highest value, the first of equals; 0 where there is none. */
export function highest(values: ArrayLike<number>): number {
  let best = 0
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at
  return best
}

/** Numbers of the highest scores, best first. */
export function topOf(scores: Float32Array, count: number): number[] {
  const top: number[] = []
  for (let at = 0; at < scores.length; at++) {
    if (top.length === count && scores[at]! <= scores[top[count - 1]!]!) continue
    let place = top.length
    while (place > 0 && scores[top[place - 1]!]! < scores[at]!) place--
    top.splice(place, 0, at)
    if (top.length > count) top.pop()
  }
  return top
}
