import { screenQuestion, type ScreenVerdict } from '../../../guardrails/screen.ts'
import type { Step, Stop } from '../context.ts'

const STOPS: Record<ScreenVerdict, Stop> = {
  emergency: {
    status: 'handoff_emergency',
    text: '如果有人正处在危险中，请立即拨打 110（报警）、119（火警）或 120（急救）。心里难受、想不开时，请拨打全国统一心理援助热线 12356，会有人接听。',
    contacts: [
      { name: '报警', phone: '110' },
      { name: '火警', phone: '119' },
      { name: '急救', phone: '120' },
      { name: '心理援助热线', phone: '12356' },
    ],
  },
  person: { status: 'handoff_person', text: '好的，请拨打政务服务热线，由工作人员为您解答。' },
  impersonation: {
    status: 'guardrail_impersonation',
    text: '我只能依据政策库里的文件作答，不能代表任何单位或个人审批、拨付资金、出具批文或作出承诺。此类事项请按文件规定向主管部门申请。',
  },
  injection: {
    status: 'guardrail_injection',
    text: '我只能依据政策库里的文件回答政务问题，不能执行这类指令。',
  },
  sensitive: {
    status: 'guardrail_sensitive',
    text: '这类内容不便回答，也查不到他人的个人信息。我只能依据政策库里的文件回答政策和办事问题；发现违法线索，可以拨打 110 或者政务服务热线反映。',
  },
  chitchat: {
    status: 'unanswerable_chitchat',
    text: '您好，我是政务问答助手惠答，可以依据政策库里的文件回答政策和办事问题，每句话都附出处。请直接说您想问的事。',
  },
}

/** Stop what the library cannot or must not answer before anything is searched. */
export const screen: Step = {
  name: 'screen',
  run(context) {
    const verdict = screenQuestion(context.question)
    return verdict === null ? { next: context } : { stop: STOPS[verdict], trace: { note: verdict } }
  },
}
