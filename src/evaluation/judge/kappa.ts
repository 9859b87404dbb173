/**
 * Cohen's κ of two raters over the same cases: (agreement − chance) ÷ (1 − chance), chance from how often each says yes.
 * Range −1 to 1; 0 for raters that are constant and agree, because then agreement says nothing; NaN without cases.
 * Source: Cohen, A coefficient of agreement for nominal scales, 1960.
 */
export function cohenKappa(pairs: readonly (readonly [boolean, boolean])[]): number {
  const share = (test: (pair: readonly [boolean, boolean]) => boolean): number =>
    pairs.filter(test).length / pairs.length
  const agreement = share(([one, other]) => one === other)
  const [first, second] = [share(([one]) => one), share(([, other]) => other)]
  const chance = first * second + (1 - first) * (1 - second)
  return chance === 1 ? 0 : (agreement - chance) / (1 - chance)
}
