import type { Ticket } from '../../src/scenarios/hotline/desk/types.ts'
import type { DispatchAdvice, Intake } from '../../src/scenarios/hotline/types.ts'
import { hasContent } from '../../src/scenarios/hotline/has-content.ts'
import { DEPARTMENT } from './fake-accounts.ts'

/** A caller's text with a phone number that intake has to hide. */
export const CALL =
  '我是王女士，电话13800138000。观澜路88号楼下烧烤摊每晚10点后油烟和吵闹，孩子睡不好，希望有人来管。'

/** What intake reads out of any text that is like {@link CALL}. */
export function fakeIntake(text: string): Intake {
  const phone = /1\d{10}/.exec(text)
  const urgent = text.includes('着火')
  const maskedText = text.replace(/1\d{10}/, '［手机号］')
  const location = text.indexOf('观澜路88号')
  return {
    type: text.includes('怎么办理') ? '咨询' : '投诉',
    typeReason: '要求查处',
    category: ['城市管理', '市容环卫', '占道经营'],
    categoryConfidence: 0.82,
    urgency: urgent ? '特急' : '一般',
    urgencyReason: urgent ? '正在发生的火情' : '没有危及人身安全的情形',
    transfer: urgent ? [{ number: '119', name: '消防救援' }] : [],
    dangers: urgent ? ['火情'] : [],
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
    ...demandsOf(text),
    title: `${location < 0 ? '' : '观澜路88号楼下'}烧烤摊夜间油烟扰民`,
    summary: '诉求人反映烧烤摊夜间油烟和噪声扰民，要求查处。',
    missing: ['烧烤摊的具体位置或招牌名称是什么？'],
    answerDirectly: text.includes('怎么办理'),
  }
}

function demandsOf(text: string): Pick<Intake, 'demands' | 'shouldSplit'> {
  const known = [
    ['有人来管', '查处油烟扰民', DEPARTMENT],
    ['修好路灯', '修好路灯', '市住房城乡建设局'],
  ] as const
  const demands = known.flatMap(([words, demand, department]) => {
    const start = text.indexOf(words)
    const source = { text: words, start, end: start + words.length }
    return start < 0 ? [] : [{ text: demand, source, department }]
  })
  return { demands, shouldSplit: demands.length > 1 }
}

/** Of any text that says something. */
export const fakeAdvice = (text = CALL): DispatchAdvice =>
  hasContent(text)
    ? ADVICE
    : { status: 'abstained', suggestions: [], coDepartments: [], rules: [], level: null }

const ADVICE: DispatchAdvice = {
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
          document: '三定',
        },
      ],
    },
    { department: '市公安局', confidence: 0.06, reason: '社会生活噪声', basis: [] },
    { department: '市生态环境局', confidence: 0.02, reason: '油烟污染', basis: [] },
  ],
  coDepartments: ['市公安局'],
  rules: [{ id: 'R07', name: '夜间烧烤油烟归城管', basis: '晏政办发〔2020〕27号' }],
  level: '市级',
}

/** Intake and advice as the desk gives them: without the values of personal data. */
export function fakeReading(text: string): Pick<Ticket, 'intake' | 'advice'> {
  const { pii, ...intake } = fakeIntake(text)
  return {
    intake: { ...intake, pii: pii.map(({ kind, start, end }) => ({ kind, start, end })) },
    advice: fakeAdvice(),
  }
}
