import type { ActionName } from '../api/types.ts'

/** One thing an action asks for; names are the API's. */
export interface ActionField {
  name: string
  label: string
  kind: 'line' | 'text' | 'department' | 'number' | 'yes' | 'choice'
  optional?: boolean
  choices?: readonly string[]
  /** What stands there to begin with. */
  start?: string
}

const RATING = ['满意', '基本满意', '不满意', '未评价'] as const
const rating = (name: string, label: string): ActionField => ({
  name,
  label,
  kind: 'choice',
  choices: RATING,
})
const note = (label: string): ActionField[] => [{ name: 'note', label, kind: 'text' }]

/** What each action asks for beside its reason. */
export const ACTION_FIELDS: Partial<Record<ActionName, ActionField[]>> = {
  answer: [{ name: 'text', label: '当场答复的内容', kind: 'text' }],
  reject: [{ name: 'where', label: '告知诉求人去哪里办', kind: 'text' }],
  return: [
    { name: 'basis', label: '法律或职能依据', kind: 'text' },
    { name: 'suggested', label: '建议改派的单位', kind: 'department', optional: true },
  ],
  contact: [
    { name: 'note', label: '联系情况', kind: 'text' },
    { name: 'reached', label: '已联系上诉求人', kind: 'yes' },
  ],
  progress: note('进展'),
  extend: [
    { name: 'days', label: '申请延期（工作日）', kind: 'number' },
    { name: 'approver', label: '承办单位批准人', kind: 'line' },
    { name: 'told', label: '延期理由已告知诉求人', kind: 'yes' },
  ],
  merge: [{ name: 'into', label: '主单编号', kind: 'line' }],
  reply: [
    { name: 'findings', label: '调查情况', kind: 'text' },
    { name: 'measures', label: '处理意见', kind: 'text' },
    { name: 'basis', label: '依据', kind: 'text' },
    { name: 'further', label: '后续途径', kind: 'text' },
  ],
  revisit: [
    {
      name: 'channel',
      label: '回访方式',
      kind: 'choice',
      choices: ['电话', '短信', '智能语音'],
      start: '电话',
    },
    rating('response', '响应速度'),
    rating('attitude', '服务态度'),
    rating('result', '办理结果'),
    rating('satisfaction', '总体满意度'),
    { name: 'comment', label: '诉求人的话', kind: 'text', optional: true },
  ],
  supervise: note('督办意见'),
  note: note('备注'),
}
