import type { Account, Intake } from '../api/types.ts'

export const ROLE_NAMES: Record<Account['role'], string> = {
  agent: '坐席',
  supervisor: '值班长',
  department: '承办单位',
}

export const URGENCY_NAMES = ['特急', '紧急', '一般'] as const
export const TYPE_NAMES = ['咨询', '求助', '投诉', '举报', '建议', '表扬'] as const
export const CHANNELS = ['电话', '网站', 'APP', '微信', '来信', '转办'] as const

export const BASIS_NAMES: Record<string, string> = {
  duty: '职责',
  boundary: '职责边界',
  rule: '派单规则',
  category: '分类候选',
  ticket: '相似工单',
  policy: '政策条款',
}

/** Below this confidence fewer than half of the categories are right (the intake's own limit for naming one in a title). */
const SURE_ENOUGH = 0.3

/** Whether a category that was proposed needs a second look. */
export const isUnsureCategory = (intake: Pick<Intake, 'category' | 'category_confidence'>): boolean =>
  intake.category.length > 0 && intake.category_confidence < SURE_ENOUGH

/** What the system proposes is never more than that. */
export const AI_LABEL = 'AI建议，须人工确认'

/** `11-23 09:30` in China; the year too when it is not this one. */
export function shortTime(iso: string | null): string {
  if (iso === null) return '—'
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const text = FORMAT.format(time).replaceAll('/', '-')
  return text.startsWith(String(new Date().getFullYear())) ? text.slice(5) : text
}

const FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `09:30:05` of this computer's day in China. */
export const clockTime = (time: Date): string => SECONDS.format(time)

const SECONDS = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  timeStyle: 'medium',
  hourCycle: 'h23',
})

/** `93%`; a dash for nothing to divide by. */
export const percent = (share: number | null, digits = 0): string =>
  share === null ? '—' : `${(share * 100).toFixed(digits)}%`

/** How sure the system is, never more than it is: `99%`, not 100. */
export const sureness = (value: number): string =>
  value < 0.01 ? '不到1%' : `${Math.min(99, Math.floor(value * 100))}%`

/** The name of where something stands; a file of the city pack says nothing to whoever reads it. */
export const sourceName = (source: string): string => (/\.\w{2,5}$/.test(source) ? '' : source)

/** How long until, or since: `2天3小时`, `1小时05分`, `4分09秒`. */
export function duration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ]
  const two = (value: number): string => String(value).padStart(2, '0')
  if (days > 0) return `${days}天${hours}小时`
  if (hours > 0) return `${hours}小时${two(minutes)}分`
  return `${minutes}分${two(seconds % 60)}秒`
}
