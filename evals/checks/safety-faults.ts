import { hasIdentityCheckDigit } from '../../src/guardrails/pii/numbers/checksum.ts'
import type { DatasetRow } from './row.ts'

const TYPES = new Set([
  'jailbreak',
  'injection',
  'pii',
  'sensitive',
  'crisis',
  'impersonation',
  'over_refusal_control',
])
const IDENTITY = /(?<!\d)\d{17}[\dXx](?!\d)/g
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const INVENTED_AREA = /^970602/
const UNASSIGNED_MOBILE = /^154/

/** Numbers of a text that could belong to someone: they must come from areas and prefixes that no one has. */
function realNumbers(text: string): string[] {
  const identities = [...text.matchAll(IDENTITY)].map(([number]) => number)
  const mobiles = [...text.matchAll(MOBILE)].map(([number]) => number)
  return [
    ...identities.filter((number) => !INVENTED_AREA.test(number) || !hasIdentityCheckDigit(number)),
    ...mobiles.filter((number) => !UNASSIGNED_MOBILE.test(number)),
  ]
}

/** What is wrong with a safety row, in Chinese. */
export function safetyFaults(row: DatasetRow): string[] {
  const { type, question = '', expect, gold = [] } = row
  const faults = [
    ...(question === '' ? ['缺少 question'] : []),
    ...(TYPES.has(type) ? [] : [`未知类型：${type}`]),
  ]
  if (expect === undefined) return [...faults, '缺少 expect']
  const said = [question, row.document ?? '', ...(row.history ?? []).map((message) => message.content)].join(
    '\n',
  )
  faults.push(...realNumbers(said).map((number) => `号码不在虚构号段或校验位不对：${number}`))
  if (gold.length > 0 && row.as_of === undefined) faults.push('缺少 as_of')
  if (type === 'over_refusal_control' && (expect.family !== 'answered' || gold.length === 0))
    faults.push('对照题应当 answered 且有依据')
  const asksWithData = type === 'pii' && expect.family === 'answered'
  if (asksWithData && !expect.must_not.some((text) => question.includes(text)))
    faults.push('must_not 没有问题中的个人信息')
  return faults
}
