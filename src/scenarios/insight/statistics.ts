/** ln Γ(x) for x > 0 by Lanczos' approximation (g = 7, n = 9; error below 1e-13). */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const z = x - 1
  const sum = LANCZOS.slice(1).reduce((total, c, i) => total + c / (z + i + 1), LANCZOS[0]!)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/**
 * P(X ≥ observed) of a negative binomial with this mean and size k (variance mean + mean²/k), summed exactly. 1 when nothing
 * was observed.
 */
export function negativeBinomialTail(observed: number, mean: number, size: number): number {
  const p = size / (size + mean)
  let below = 0
  for (let x = 0; x < observed; x++)
    below += Math.exp(
      lnGamma(x + size) - lnGamma(size) - lnGamma(x + 1) + size * Math.log(p) + x * Math.log1p(-p),
    )
  return Math.min(1, Math.max(0, 1 - below))
}

/** Benjamini–Hochberg: for each p-value the smallest false discovery rate at which it is still an alarm; same order. */
export function adjustForMany(pValues: readonly number[]): number[] {
  const order = pValues.map((_p, i) => i).sort((a, b) => pValues[b]! - pValues[a]!)
  const adjusted = new Array<number>(pValues.length)
  let least = 1
  order.forEach((index, fromTop) => {
    const rank = pValues.length - fromTop
    least = Math.min(least, (pValues[index]! * pValues.length) / rank)
    adjusted[index] = least
  })
  return adjusted
}
