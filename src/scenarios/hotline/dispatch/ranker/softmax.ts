/** Shares that sum to 1. */
export function softmax(scores: Float64Array, temperature = 1): Float64Array {
  const most = scores.reduce((top, score) => Math.max(top, score), -Infinity)
  const shares = scores.map((score) => Math.exp((score - most) / temperature))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}
