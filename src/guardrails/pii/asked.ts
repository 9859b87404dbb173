import { maskPii, PII_KINDS, PRIVATE_NUMBERS, type PiiKind } from './index.ts'

/** What says who asks, where they live or how to reach them: no answer depends on it. */
const OF_THE_ASKER: readonly PiiKind[] = [...PRIVATE_NUMBERS, '邮箱', '车牌号', '微信号', '住址', '姓名']
const LABEL = new RegExp(`［(?:${PII_KINDS.join('|')})］`, 'g')

/** A question as it may be kept and searched for: whoever asks is masked; forms of address and office phones stay. */
export const maskQuestion = (question: string): string => maskPii(question, { kinds: OF_THE_ASKER })

/** A masked question without its labels, which are words that no document should be found by. */
export const withoutLabels = (question: string): string => question.replace(LABEL, ' ')
