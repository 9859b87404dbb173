import { isDespair, isEmergency } from './emergency.ts'
import { isImpersonation } from './impersonation.ts'
import { isInjection } from './injection.ts'
import { isPrying } from './privacy.ts'
import { smallTalkOf } from './small-talk.ts'
import { seeksWrongdoing } from './wrongdoing.ts'

/** Why a question is not answered from the library. */
export type ScreenVerdict =
  'despair' | 'emergency' | 'person' | 'impersonation' | 'injection' | 'sensitive' | 'chitchat'

const WANTS_PERSON = /^(请|我要|帮我|给我)?(转|找|要)?(人工(客服|服务|坐席)?|真人|客服)[。！!]*$|转人工/

/** In this order: help first, then what must not be done, then what needs no library. */
const RULES: readonly (readonly [ScreenVerdict, (question: string) => boolean])[] = [
  ['despair', isDespair],
  ['emergency', isEmergency],
  ['person', (question) => WANTS_PERSON.test(question)],
  ['sensitive', (question) => isPrying(question) || seeksWrongdoing(question)],
  ['impersonation', isImpersonation],
  ['injection', isInjection],
  ['chitchat', (question) => smallTalkOf(question) !== null],
]

/** The first rule a question meets, or null when no rule speaks against answering it from the library. */
export function screenQuestion(question: string): ScreenVerdict | null {
  const text = question.trim()
  return RULES.find(([, meets]) => meets(text))?.[0] ?? null
}
