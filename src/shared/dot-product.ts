type Vector = Float32Array | Float64Array

/**
 * Dot product of two vectors of the same length; of unit vectors it is their cosine. In four sums, since one would wait
 * for each addition before the next.
 */
export function dot(left: Vector, right: Vector): number {
  const fours = left.length - (left.length % 4)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at < fours; at += 4) {
    a += left[at]! * right[at]!
    b += left[at + 1]! * right[at + 1]!
    c += left[at + 2]! * right[at + 2]!
    d += left[at + 3]! * right[at + 3]!
  }
  for (let at = fours; at < left.length; at++) a += left[at]! * right[at]!
  return a + b + c + d
}
