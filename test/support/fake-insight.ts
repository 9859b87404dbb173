import { TICKET_STATES } from '../../src/scenarios/hotline/desk/states.ts'
import type {
  DeskStatistics,
  HotSpotReport,
  LearningCase,
  LearningDesk,
  Retraining,
} from '../../src/scenarios/hotline/desk/types.ts'
import { HuidaError } from '../../src/shared/errors.ts'
import { CALL } from './fake-ticket.ts'

/** Plausible numbers of a range. */
export const fakeStatistics = ({ from, to }: { from: string; to: string }): DeskStatistics => ({
  from,
  to,
  received: 42,
  open: 17,
  closed: 25,
  overdue: 2,
  soon: 3,
  byState: Object.fromEntries(TICKET_STATES.map((state, i) => [state, i])) as DeskStatistics['byState'],
  byUrgency: { 特急: 1, 紧急: 4, 一般: 37 },
  byType: [{ type: '投诉', count: 30 }],
  byCategory: [{ category: '占道经营', count: 12 }],
  byDistrict: [
    { district: '澄湾区', count: 20 },
    { district: '望潮区', count: 9 },
  ],
  byDepartment: [{ department: '市城市管理局', open: 6, closed: 9, overdue: 1, returned: 1 }],
  byDay: [
    { day: '2026-03-01', received: 20, closed: 10 },
    { day: '2026-03-02', received: 22, closed: 15 },
  ],
  onTimeRate: 0.96,
  satisfactionRate: null,
  returnRate: 0.05,
})

const EVIDENCE = [
  { id: 'YH202603010007', title: '观澜路烧烤摊噪声扰民', reportedAt: '2026-03-01T12:00:00Z' },
  { id: 'YH202603020001', title: '观澜路88号楼下烧烤摊油烟扰民', reportedAt: '2026-03-02T01:30:00Z' },
]

/** One hot spot and one alarm. */
export const fakeReport = (day: string): HotSpotReport => ({
  day,
  hotSpots: [
    {
      id: 'H1',
      title: '观澜路88号夜间烧烤扰民',
      district: '澄湾区',
      place: '观澜路88号',
      category: '占道经营',
      department: '市城市管理局',
      count: 3,
      total: 4,
      from: '2026-02-28',
      to: '2026-03-02',
      evidence: EVIDENCE,
      reason: '三天内 3 件不同工单反映同一事件',
    },
  ],
  alarms: [
    {
      district: '澄湾区',
      category: '占道经营',
      observed: 9,
      expected: 2.4,
      ratio: 3.75,
      p: 0.0008,
      q: 0.012,
      from: '2026-02-24',
      to: '2026-03-02',
      evidence: EVIDENCE,
    },
  ],
  tested: 84,
})

const CASE: LearningCase = {
  id: 'C1',
  ticketId: 'YH202603010007',
  kind: '更改',
  status: 'pending',
  case: {
    id: 'YH202603010007',
    channel: '电话',
    reported_at: '2026-03-01T12:00:00Z',
    text: CALL.replace(/1\d{10}/, '［手机号］'),
    type: '投诉',
    category: ['城市管理', '市容环卫', '占道经营'],
    urgency: '一般',
    district: '澄湾区',
    department: '市城市管理局',
    co_departments: [],
    outcome: { status: '办结', satisfaction: '满意' },
  },
  suggested: '市公安局',
  confidence: 0.61,
  createdAt: '2026-03-01T13:00:00Z',
  decidedBy: '坐席甲',
  reviewedBy: null,
  reviewedAt: null,
  reviewNote: null,
}

const TRAINING: Retraining = {
  id: 'T1',
  startedAt: '2026-03-02T02:00:00Z',
  startedBy: '值班长乙',
  cases: 12,
  heldOut: 80,
  before: { n: 80, top1: 0.9, top3: 0.975, calibrationError: 0.05 },
  after: { n: 80, top1: 0.925, top3: 0.975, calibrationError: 0.045 },
  promoted: true,
  reason: '留出部分不低于原模型',
}

/** One case to review, and trainings that always go well. */
export function fakeLearning(): LearningDesk {
  const cases = [structuredClone(CASE)]
  const trainings: Retraining[] = []
  const share = { name: '市城市管理局', expected: 0.2, actual: 0.27 }
  return {
    async cases({ status }) {
      const items = cases.filter((one) => status === undefined || one.status === status)
      return { total: items.length, items: structuredClone(items) }
    },
    async review(id, { actor, accept, note }) {
      const found = cases.find((one) => one.id === id)
      if (!found) throw new HuidaError('ERR_NOT_FOUND', '没有这个案例')
      found.status = accept ? 'accepted' : 'declined'
      Object.assign(found, { reviewedBy: actor.name, reviewNote: note ?? null })
      return structuredClone(found)
    },
    async retrain() {
      trainings.unshift(TRAINING)
      return TRAINING
    },
    retrainings: async () => trainings,
    drift: async ({ from, to }) => ({
      from,
      to,
      n: 42,
      departments: { psi: 0.08, level: 'stable', largest: [share] },
      categories: { psi: 0.17, level: 'watch', largest: [{ ...share, name: '占道经营' }] },
    }),
    quality: async () => [
      {
        department: '市城市管理局',
        suggested: 20,
        confirmed: 18,
        dispatched: 22,
        returned: 1,
        confirmRate: 0.9,
        returnRate: 1 / 22,
      },
    ],
  }
}
