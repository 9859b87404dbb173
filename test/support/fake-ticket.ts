import type { OrderDraft, Ticket } from '../../src/scenarios/hotline/desk/types.ts'
import type { DispatchAdvice, Intake } from '../../src/scenarios/hotline/types.ts'
import { DEPARTMENT } from './fake-accounts.ts'

/** A caller's text with a phone number that intake has to hide. */
export const CALL =
  '我是王女士，电话13800138000。观澜路88号楼下烧烤摊每晚10点后油烟和吵闹，孩子睡不好，希望有人来管。'

/** What intake reads out of any text that is like {@link CALL}. */
export function fakeIntake(text: string): Intake {
  const phone = /1\d{10}/.exec(text)
  const urgent = text.includes('着火')
  const maskedText = text.replace(/1\d{10}/, '［手机号］')
  const location = maskedText.indexOf('观澜路88号')
  return {
    type: text.includes('怎么办理') ? '咨询' : '投诉',
    typeReason: '要求查处',
    category: ['城市管理', '市容环卫', '占道经营'],
    categoryConfidence: 0.82,
    urgency: urgent ? '特急' : '一般',
    urgencyReason: urgent ? '正在发生的火情' : '没有危及人身安全的情形',
    transfer: urgent ? [{ number: '119', name: '消防救援' }] : [],
    sensitive: text.includes('集体上访') ? '群体性事件苗头' : null,
    confidential: text.includes('举报'),
    notAccepted: null,
    district: '澄湾区',
    location: location < 0 ? null : { text: '观澜路88号', start: location, end: location + 6 },
    eventTime: null,
    eventTimeResolved: null,
    pii: phone
      ? [{ kind: '手机号', value: phone[0], start: phone.index, end: phone.index + phone[0].length }]
      : [],
    maskedText,
    demands: [
      { text: '查处油烟扰民', source: { text: '有人来管', start: 0, end: 4 }, department: DEPARTMENT },
    ],
    shouldSplit: false,
    title: '观澜路88号楼下烧烤摊夜间油烟扰民',
    summary: '诉求人反映观澜路88号楼下烧烤摊夜间油烟和噪声扰民，要求查处。',
    missing: ['烧烤摊的具体位置或招牌名称是什么？'],
    answerDirectly: text.includes('怎么办理'),
  }
}

export const fakeAdvice = (): DispatchAdvice => ({
  status: 'suggested',
  suggestions: [
    {
      department: DEPARTMENT,
      confidence: 0.91,
      reason: '占道经营和餐饮油烟由城市管理部门查处',
      basis: [
        {
          kind: 'duty',
          source: 'departments.yaml',
          path: `${DEPARTMENT} › 职责`,
          quote: '查处占道经营、餐饮油烟',
        },
      ],
    },
    { department: '市公安局', confidence: 0.06, reason: '社会生活噪声', basis: [] },
    { department: '市生态环境局', confidence: 0.02, reason: '油烟污染', basis: [] },
  ],
  coDepartments: ['市公安局'],
  rules: [{ id: 'R07', name: '夜间烧烤油烟归城管', basis: '晏政办发〔2020〕27号' }],
  level: '市级',
})

/** An order for a ticket as it stands, or with another lead. */
export function fakeOrder(ticket: Ticket, lead?: string | null): OrderDraft {
  const demand = '希望有人来管。'
  const start = Math.max(0, ticket.intake.maskedText.indexOf('希望有人来管'))
  return {
    number: ticket.id,
    source: ticket.channel,
    reporter: '王**（手机 138****8000）',
    type: ticket.type,
    category: ticket.category,
    district: ticket.district,
    address: ticket.location,
    reportedAt: ticket.reportedAt,
    eventTime: null,
    title: ticket.title,
    content: { cause: '楼下烧烤摊每晚经营。', course: '油烟和吵闹影响休息。', demand },
    urgency: ticket.urgency,
    transfer: ticket.intake.transfer,
    sensitive: ticket.sensitive,
    confidential: ticket.confidential,
    lead: lead ?? ticket.advice.suggestions[0]?.department ?? null,
    coDepartments: ticket.advice.coDepartments,
    basis: ticket.advice.suggestions[0]?.basis ?? [],
    deadlines: [
      {
        name: '签收',
        dueAt: '2026-03-02T04:00:00Z',
        text: '签收：2个工作小时内（3月2日12:00前）',
        basis: '第十三条',
      },
      {
        name: '办结',
        dueAt: '2026-03-09T09:30:00Z',
        text: '办结：5个工作日内（3月9日前）',
        basis: '第十五条（三）',
      },
    ],
    replyRequirements: ['答复应写明调查情况、处理意见和依据。'],
    sources: [{ sentence: demand, from: 'ticket', start, end: start + demand.length }],
    wording: 'extractive',
    model: null,
    problems: [],
  }
}

/** Intake and advice as the desk gives them: without the values of personal data. */
export function fakeReading(text: string): Pick<Ticket, 'intake' | 'advice'> {
  const { pii, ...intake } = fakeIntake(text)
  return {
    intake: { ...intake, pii: pii.map(({ kind, start, end }) => ({ kind, start, end })) },
    advice: fakeAdvice(),
  }
}

const NOW = '2026-03-02T01:30:00.000Z'

/** A ticket just taken in. */
export function fakeTicket(id: string, text: string, overrides: Partial<Ticket> = {}): Ticket {
  const { intake, advice } = fakeReading(text)
  return {
    id,
    sourceId: null,
    version: 1,
    state: '受理',
    channel: '电话',
    reportedAt: NOW,
    createdAt: NOW,
    updatedAt: NOW,
    createdBy: '坐席甲',
    reporter: '王**（手机 138****8000）',
    edited: [],
    firstLead: null,
    returnedFrom: [],
    type: intake.type,
    category: intake.category,
    urgency: intake.urgency,
    district: intake.district,
    location: intake.location?.text ?? null,
    eventTime: null,
    title: intake.title,
    summary: intake.summary,
    sensitive: intake.sensitive,
    confidential: intake.confidential,
    intake,
    advice,
    demands: intake.demands.map(({ text: demand, department }) => ({ text: demand, department })),
    assignment: null,
    order: null,
    clocks: [
      {
        name: '派单',
        startedAt: NOW,
        dueAt: '2026-03-02T03:30:00.000Z',
        warnAt: '2026-03-02T03:00:00.000Z',
        doneAt: null,
        state: 'running',
        basis: '规程第十三条',
      },
    ],
    nextDue: { name: '派单', dueAt: '2026-03-02T03:30:00.000Z' },
    dueAt: null,
    warning: 'none',
    supervised: false,
    returns: 0,
    extensions: 0,
    redos: 0,
    pendingReturn: null,
    pendingExtension: null,
    reply: null,
    satisfaction: null,
    mergedInto: null,
    merged: [],
    rejection: null,
    closedAt: null,
    ...overrides,
  }
}
