import type { PiiSpan } from '../../../../guardrails/pii/index.ts'

const ABOUT_ONESELF =
  /(?:我是|我叫|本人|来电人|反映人|诉求人|市民|群众|联系人|举报人|投诉人|我姓|[，。、\s]|^)[^，。；]{0,4}$/

/** Name and phone of whom an order is about, as the caller gave them or as the ticket says them. */
export interface ReporterData {
  name: string | null
  phone: string | null
}

/** The caller's own name and phone as far as the ticket's text says them: the first name that speaks for oneself. */
export function reporterIn(text: string, pii: readonly PiiSpan[]): ReporterData {
  const names = pii.filter(({ kind }) => kind === '姓名' || kind === '姓氏称谓')
  const own = names.find(({ start }) => ABOUT_ONESELF.test(text.slice(Math.max(0, start - 10), start)))
  const phone = pii.find(({ kind }) => kind === '手机号') ?? pii.find(({ kind }) => kind === '固定电话')
  return { name: own?.value ?? null, phone: phone?.value ?? null }
}

/** 诉求人 for an order: `王**（手机 138****8000）`; closed to departments when confidential. */
export function maskReporter({ name, phone }: ReporterData, confidential: boolean): string {
  if (confidential) return '已保密（热线中心留存）'
  const [first] = (name ?? '').trim().replace(/^姓/, '')
  const who = first === undefined ? '未留姓名' : `${first}**`
  const digits = (phone ?? '').replace(/\D/g, '')
  if (digits.length < 7) return who
  const label = /^1\d{10}$/.test(digits) ? '手机' : '电话'
  return `${who}（${label} ${digits.slice(0, 3)}****${digits.slice(-4)}）`
}
