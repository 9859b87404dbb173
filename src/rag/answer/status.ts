/**
 * Every way an answer can end, as data for UI, metrics and tests. The family before the first `_` groups a dashboard.
 * `label` is what a person sees.
 */
export const ANSWER_STATUSES = {
  answered: { label: '已回答' },
  answered_partial: { label: '已回答一部分' },
  clarification_place: { label: '请补充区县' },
  clarification_case: { label: '请补充情况' },
  unanswerable_no_evidence: { label: '政策库中没有查到' },
  unanswerable_out_of_scope: { label: '不在政策库范围' },
  unanswerable_not_stated: { label: '指南没有写明' },
  unanswerable_chitchat: { label: '与政务无关' },
  guardrail_impersonation: { label: '不能代为审批或承诺' },
  guardrail_injection: { label: '不能执行的指令' },
  guardrail_sensitive: { label: '不便回答' },
  guardrail_output: { label: '答案未通过检查' },
  handoff_person: { label: '请转人工' },
  handoff_emergency: { label: '请先报警或求救' },
  error_timeout: { label: '处理超时' },
  error_internal: { label: '处理失败' },
} as const

export type AnswerStatus = keyof typeof ANSWER_STATUSES

/** `answered`, `clarification`, `unanswerable`, `guardrail`, `handoff` or `error`. */
export const statusFamily = (status: AnswerStatus): string => status.split('_')[0] ?? status
