/** What a key point or an answer decides without naming a fact. */
export type Stance = 'yes' | 'no' | 'lower' | 'higher'

const YES = /^(?:是的?|有的?|会的?|能|可以|属实|有提到|提到了?|有规定|有要求|对)$/
const NO = /^(?:不是|没有|否|不会|不能|不可以|未提到|没有提到|没有规定|不对)$/
const DENIAL = /没有|不是|并非|并未|尚未|还没|未(?!来|成年)|缺少|不会|不能|无法|否/
const GENERIC = /^(?:前|后)(?:一份|者|一个)/
const LOWER = /低于|更低|更少|少于|减少|下降|下调|小于/
const HIGHER = /高于|更高|更多|多于|增加|上升|上调|大于/

/** The stance a key point asks for: a bare yes or no, or how the later of two compares; null when it names a fact instead. */
export function readStance(asserted: string): Stance | null {
  const text = asserted.trim()
  if (YES.test(text)) return 'yes'
  if (NO.test(text)) return 'no'
  if (!GENERIC.test(text)) return null
  if (LOWER.test(text)) return 'lower'
  return HIGHER.test(text) ? 'higher' : null
}

/**
 * Whether an answer takes a stance. A no, a lower or a higher must be said; a yes is taken unless the first sentence
 * denies, because quoting the fact that was asked about confirms it.
 */
export function takesStance(answer: string, stance: Stance): boolean {
  if (stance === 'no') return DENIAL.test(answer)
  if (stance === 'lower') return LOWER.test(answer)
  if (stance === 'higher') return HIGHER.test(answer)
  return answer.trim() !== '' && !DENIAL.test(answer.split(/[。！？\n]/)[0] ?? '')
}
