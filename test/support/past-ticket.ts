import type { PastTicket } from '../../src/scenarios/hotline/types.ts'

/** A past ticket that went well, as a test wants it. */
export const pastTicket = (
  id: string,
  text: string,
  department: string,
  extra: Partial<PastTicket> = {},
): PastTicket => ({
  id,
  channel: '电话',
  reported_at: '2026-01-05T09:00:00+08:00',
  text,
  type: '投诉',
  category: [],
  urgency: '一般',
  district: null,
  department,
  co_departments: [],
  outcome: { status: '办结', satisfaction: '满意' },
  ...extra,
})
