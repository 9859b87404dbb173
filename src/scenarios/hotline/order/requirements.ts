import type { CityPack } from '../../../city/types.ts'
import type { OrderDeadline, OrderSource, SentenceSource } from './types.ts'

/** 答复要求 as sentences with where each comes from. */
export function requirementsOf(
  source: OrderSource,
  deadlines: readonly OrderDeadline[],
  pack: CityPack,
): SentenceSource[] {
  const { serviceLevels: levels } = pack
  const whole = { from: 'ticket' as const, start: 0, end: source.text.length }
  const lines: SentenceSource[] = deadlines.flatMap(({ name, text, basis }) => {
    const limit = text.slice(text.indexOf('：') + 1)
    const sentence = SENTENCES[name]?.(limit)
    return sentence === undefined ? [] : [{ sentence, from: 'sla' as const, path: basis ?? 'sla' }]
  })
  const reply = levels.flow.find(({ step }) => step === '答复')
  if (reply?.note != null)
    lines.push({
      sentence: `${reply.note}。`,
      from: 'sla',
      path: `${levels.basis ?? ''}${reply.clause ?? ''}`,
    })
  if (source.shouldSplit) lines.push({ sentence: '本单含多项诉求，请逐项办理、逐项答复。', ...whole })
  if (source.confidential) {
    const rule = pack.rules.find(({ then }) => then.confidential)
    const sentence = '诉求人身份保密，不得向被反映对象泄露诉求内容和诉求人信息。'
    lines.push(
      rule === undefined ? { sentence, ...whole } : { sentence, from: 'rule', path: rule.basis ?? rule.id },
    )
  }
  return lines
}

const SENTENCES: Partial<Record<OrderDeadline['name'], (limit: string) => string>> = {
  首次联系: (limit) => `请在${limit}与诉求人联系，了解情况并告知办理期限。`,
  响应: (limit) => `请在${limit}响应并派员处置。`,
  进展反馈: (limit) => `处置进展请在${limit}首次反馈，其后按同样间隔续报。`,
  办结: (limit) => `请在${limit}办结，并向诉求人反馈结果。`,
}
