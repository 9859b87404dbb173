/** States of a ticket in the order of its life; the last three are ends. */
export const TICKET_STATES = [
  '受理',
  '待派',
  '会商',
  '已派',
  '签收',
  '退单审核',
  '改派',
  '办理',
  '答复',
  '回访',
  '重办',
  '办结',
  '不予受理',
  '并单',
] as const

/**
 * 受理: taken in, elements being checked · 待派: waits for a person to confirm the department · 会商: no clear department ·
 * 已派: confirmed and sent · 签收: the department has it · 退单审核: the department asks to give it back · 改派: given back,
 * waits for another department · 办理: in work · 答复: answered, waits for the call back · 回访: called back ·
 * 重办: once more · 办结 · 不予受理 · 并单: goes with another ticket.
 */
export type TicketState = (typeof TICKET_STATES)[number]

export const TICKET_ACTIONS = [
  'edit',
  'split',
  'accept',
  'answer',
  'reject',
  'reopen',
  'consult',
  'decide',
  'dispatch',
  'recall',
  'sign',
  'return',
  'approveReturn',
  'rejectReturn',
  'redispatch',
  'contact',
  'progress',
  'extend',
  'approveExtension',
  'rejectExtension',
  'merge',
  'unmerge',
  'reply',
  'revisit',
  'redo',
  'close',
  'supervise',
  'note',
] as const

export type TicketAction = (typeof TICKET_ACTIONS)[number]

/** What people read on a button. */
export const ACTION_LABELS: Readonly<Record<TicketAction, string>> = {
  edit: '修改要素',
  split: '拆分',
  accept: '确认受理',
  answer: '当场答复',
  reject: '不予受理',
  reopen: '恢复受理',
  consult: '提交会商',
  decide: '会商裁定',
  dispatch: '确认派单',
  recall: '撤回派单',
  sign: '签收',
  return: '申请退单',
  approveReturn: '同意退单',
  rejectReturn: '驳回退单',
  redispatch: '改派',
  contact: '首次联系',
  progress: '反馈进展',
  extend: '申请延期',
  approveExtension: '同意延期',
  rejectExtension: '驳回延期',
  merge: '并单',
  unmerge: '取消并单',
  reply: '提交答复',
  revisit: '回访',
  redo: '发起重办',
  close: '办结',
  supervise: '督办',
  note: '备注',
}
