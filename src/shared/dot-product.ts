type Vector = Float32Array | Float64Array

/** Dot product of two vectors of the same length; of unit vectors it is their cosine. */
export function dot(left: Vector, right: Vector): number {
  let sum = 0
  for (let at = 0; at < left.length; at++) sum += left[at]! * right[at]!
  return sum
}
