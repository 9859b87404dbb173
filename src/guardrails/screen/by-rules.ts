import { isDespair, isEmergency } from './emergency.ts'
import { isImpersonation } from './impersonation.ts'
import { isInjection } from './injection.ts'
import { isPrying } from './privacy.ts'
import { seeksWrongdoing } from './wrongdoing.ts'

/** Why a question is not answered from the library. */
export type ScreenVerdict =
  'despair' | 'emergency' | 'person' | 'impersonation' | 'injection' | 'sensitive' | 'chitchat'

const WANTS_PERSON = /^(请|我要|帮我|给我)?(转|找|要)?(人工(客服|服务|坐席)?|真人|客服)[。！!]*$|转人工/
const CHITCHAT =
  /^(你好|您好|在吗|嗨|哈喽|hello|hi|谢谢|多谢|再见|拜拜|早上好|晚上好|你是谁|你叫什么(名字)?)[啊呀吗呢！!。.？?~～ ]*$/i

/** In this order: help first, then what must not be done, then what needs no library. */
const RULES: readonly (readonly [ScreenVerdict, (question: string) => boolean])[] = [
  ['despair', isDespair],
  ['emergency', isEmergency],
  ['person', (question) => WANTS_PERSON.test(question)],
  ['sensitive', (question) => isPrying(question) || seeksWrongdoing(question)],
  ['impersonation', isImpersonation],
  ['injection', isInjection],
  ['chitchat', (question) => CHITCHAT.test(question)],
]

/** The first rule a question meets, or null when no rule speaks against answering it from the library. */
export function screenQuestion(question: string): ScreenVerdict | null {
  const text = question.trim()
  return RULES.find(([, meets]) => meets(text))?.[0] ?? null
}
