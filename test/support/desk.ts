import { loadCityPack } from '../../src/city/index.ts'
import { findPii, maskPii } from '../../src/guardrails/pii/index.ts'
import {
  createDesk,
  createSeal,
  type ActionPayloads,
  type Actor,
  type Desk,
  type DeskDeps,
  type TicketAction,
  type TicketDetail,
} from '../../src/scenarios/hotline/desk/index.ts'
import type { DispatchAdvice, Intake, TicketInput } from '../../src/scenarios/hotline/types.ts'
import { chinaDay } from '../../src/shared/china-time.ts'
import type { Clock } from '../../src/shared/clock.ts'
import type { Database } from '../../src/store/ports.ts'
import { createTicketStore } from '../../src/store/postgres/index.ts'

/** People at the desk, and in the two departments of {@link readTicket}. */
export const PEOPLE = {
  agent: { id: 'u1', name: '坐席甲', role: 'agent' },
  other: { id: 'u2', name: '坐席乙', role: 'agent' },
  supervisor: { id: 'u3', name: '值班长丙', role: 'supervisor' },
  lead: { id: 'u4', name: '承办人丁', role: 'department', department: '市城市管理局' },
  co: { id: 'u5', name: '协办人戊', role: 'department', department: '市生态环境局' },
  stranger: { id: 'u6', name: '外单位己', role: 'department', department: '市商务局' },
} as const satisfies Record<string, Actor>

/** What a person says on the phone; the number must not leave intake. */
export const CALL =
  '来电人王丽华，手机13800138000，反映观澜路88号楼下烧烤摊每晚10点后油烟很大。打过两次电话没有人管。要求查处。'

/** A person who asks for two things. */
export const TWO_MATTERS = `${CALL}另外小区门口的路灯坏了三天，请修好路灯。`

/** Intake and advice of any text that is like {@link CALL}: the first department suggested leads. */
export function readTicket(input: TicketInput): { intake: Intake; advice: DispatchAdvice } {
  const { text } = input
  const place = text.indexOf('观澜路88号')
  const asked = ASKED.flatMap(([words, demand, department]) => {
    const start = text.indexOf(words)
    const source = { text: words, start, end: start + words.length }
    return start < 0 ? [] : [{ text: demand, source, department }]
  })
  return {
    intake: {
      type: text.includes('举报') ? '举报' : '投诉',
      typeReason: '要求查处',
      categoryConfidence: 0.9,
      category: ['城市管理', '油烟扰民'],
      urgency: text.includes('着火') ? '特急' : '一般',
      urgencyReason: '',
      transfer: [],
      dangers: [],
      sensitive: text.includes('集体上访') ? '群体性事件苗头' : null,
      confidential: text.includes('保密'),
      notAccepted: null,
      district: input.district ?? '澄湾区',
      location: place < 0 ? null : { text: '观澜路88号', start: place, end: place + 6 },
      eventTime: lastTimeIn(text),
      eventTimeResolved: null,
      pii: findPii(text),
      maskedText: maskPii(text),
      ...{
        demands: asked,
        shouldSplit: asked.length > 1,
        title: '烧烤摊夜间油烟扰民',
        summary: '王丽华反映烧烤摊油烟扰民',
      },
      missing: [],
      answerDirectly: false,
    },
    advice: {
      status: 'suggested',
      suggestions: [
        { department: '市城市管理局', confidence: 0.9, reason: '王丽华反映的油烟归城管', basis: [] },
        { department: '市生态环境局', confidence: 0.05, reason: '油烟', basis: [] },
      ],
      coDepartments: ['市生态环境局'],
      rules: [],
      level: '市级',
    },
  }
}

function lastTimeIn(text: string): Intake['eventTime'] {
  const last = [...text.matchAll(/昨晚|前天/g)].at(-1)
  return last === undefined ? null : { text: last[0], start: last.index, end: last.index + last[0].length }
}

const ASKED = [
  ['要求查处', '查处油烟', '市城市管理局'],
  ['请修好路灯', '修好路灯', '市住房城乡建设局'],
] as const

/** A clock that stands still until it is set. */
export interface SetClock extends Clock {
  set(at: string): void
}

function setClock(at: string): SetClock {
  let now = new Date(at)
  return {
    now: () => new Date(now),
    today: () => chinaDay(now),
    set: (next) => void (now = new Date(next)),
  }
}

/** A desk on a database with the sample city's pack; Monday 23 November 2026, nine o'clock. */
export async function openTestDesk(
  db: Database,
  over: Partial<DeskDeps> = {},
): Promise<{ desk: Desk; clock: SetClock; deps: DeskDeps }> {
  const clock = setClock('2026-11-23T09:00:00+08:00')
  const deps: DeskDeps = {
    store: createTicketStore(db),
    pack: await loadCityPack(null),
    clock,
    read: (input) => Promise.resolve(readTicket(input)),
    sameEvent: (a, b) => ({ same: a.place !== null && a.place === b.place, reason: '同一地点' }),
    seal: createSeal('a secret of the test'),
    mask: (text) => maskPii(text),
    wording: null,
    trainer: null,
    ...over,
  }
  return { desk: createDesk(deps), clock, deps }
}

let serial = 0
/** An idempotency key that nobody used yet. */
export const freshKey = (): string => `key-${++serial}`

/** Take in {@link CALL}, or another text. */
export function takeIn(desk: Desk, text = CALL, actor: Actor = PEOPLE.agent): Promise<TicketDetail> {
  return desk.createTicket({ input: { text }, actor, idempotencyKey: freshKey() })
}

/** Act on a ticket as it stands now. */
export async function doNow<A extends TicketAction>(
  desk: Desk,
  id: string,
  actor: Actor,
  action: A,
  payload: ActionPayloads[A],
  reason?: string,
): Promise<TicketDetail> {
  const { ticket } = await desk.get(id, PEOPLE.supervisor)
  const rest = { version: ticket.version, idempotencyKey: freshKey(), payload }
  return desk.act(id, { action, actor, ...rest, ...(reason === undefined ? {} : { reason }) })
}

/** Payloads that each action takes. */
export const PAYLOADS: { readonly [A in TicketAction]: ActionPayloads[A] } = {
  edit: { urgency: '紧急' },
  split: { parts: [{ demands: [1] }] },
  accept: {},
  answer: { text: '按规定，城市道路两侧不得占道经营。' },
  reject: { where: '请向人民法院了解' },
  reopen: {},
  consult: {},
  decide: { department: '市城市管理局' },
  dispatch: { department: '市城市管理局', coDepartments: ['市生态环境局'] },
  recall: {},
  sign: {},
  return: { basis: '职责清单中没有此项', suggested: '市生态环境局' },
  approveReturn: {},
  rejectReturn: {},
  redispatch: { department: '市生态环境局' },
  contact: { note: '已与诉求人通话，了解了油烟的时间和地点', reached: true },
  progress: { note: '执法人员到场检查' },
  extend: { days: 3, approver: '分管负责人', told: true },
  approveExtension: {},
  rejectExtension: {},
  merge: { into: '' },
  unmerge: {},
  reply: {
    findings: '经现场检查，该烧烤摊未安装油烟净化设施',
    measures: '责令限期安装净化设施并处以罚款，已整改到位',
    basis: '晏海市餐饮业管理规定',
    further: '如不服可以申请行政复议',
  },
  revisit: { channel: '电话', response: '满意', attitude: '满意', result: '满意', satisfaction: '满意' },
  redo: {},
  close: {},
  supervise: { note: '请按时办结' },
  note: { note: '来电催办' },
}
