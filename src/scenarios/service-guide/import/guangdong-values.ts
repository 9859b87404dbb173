import type { ServiceItem } from '../../../store/service-item.ts'
import { itemError } from './item-error.ts'

/** What a value says; undefined for nothing. */
export const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' || text === '无' ? undefined : text
}

/** What one or several values say. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((entry) => textOf(entry) ?? [])

/** How often one must come, a whole number. ERR_ITEM_INVALID for anything else that is stated. */
export function countOf(value: unknown): number | undefined {
  const text = textOf(value)
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw itemError('ITEM_NUMBER_INVALID', `到现场次数“${text}”不是整数`)
  return Number(text)
}

/** The time limit of a row (`30(工作日)`); two limits in different units keep the statutory one as a note. */
export function timeLimit(
  statutory: string | undefined,
  promised: string | undefined,
): ServiceItem['time_limit'] {
  const [law, promise] = [readLimit(statutory), readLimit(promised)]
  if (law === null && promise === null) return undefined
  const unit = promise?.unit ?? law?.unit
  const mixed = law !== null && promise !== null && law.unit !== promise.unit
  return {
    ...(law !== null && !mixed && { statutory_days: law.days }),
    ...(promise !== null && { promised_days: promise.days }),
    ...(unit !== undefined && { unit }),
    ...(mixed && { note: `法定时限${statutory}` }),
  }
}

function readLimit(text: string | undefined): { days: number; unit: string } | null {
  if (text === undefined) return null
  const match = /^(\d+(?:\.\d+)?)\((工作日|自然日|天|日|小时|月|个月|年)\)$/.exec(text)
  if (match === null) throw itemError('ITEM_NUMBER_INVALID', `时限“${text}”不是“天数(单位)”`)
  return { days: Number(match[1]), unit: match[2]! }
}

/** Conditions of a text that comes in one piece: one a line, or one a number. */
export function splitStandard(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\n+|(?<=[。；：;:])\s*(?=(?:\d{1,2}[.．、](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]+)[）)]))/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
