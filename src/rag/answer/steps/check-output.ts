import { findPii, PRIVATE_NUMBERS } from '../../../guardrails/pii/index.ts'
import type { Step } from '../context.ts'

/** A last look at what would be said: no personal data of private persons, no empty answer. */
export const checkOutput: Step = {
  name: 'check-output',
  run(context) {
    const said = context.draft!.sentences.map((sentence) => sentence.text).join('')
    const tokens = context.draft!.sentences.flatMap((sentence) => sentence.tokens)
    const cited = tokens.map((token) => context.evidence.get(token)?.quote ?? '').join('\n')
    // An office may publish a mobile number; no other number of a person stands in a policy by right.
    const leaked = findPii(said, { kinds: PRIVATE_NUMBERS }).filter(
      (span) => span.kind !== '手机号' || !cited.includes(span.value),
    )
    if (said.trim() === '' || leaked.length > 0) {
      return {
        stop: { status: 'guardrail_output', text: '答案没有通过输出检查，请拨打政务服务热线咨询。' },
        trace: { note: leaked.map((span) => span.kind).join('、') },
      }
    }
    return { next: context }
  },
}
