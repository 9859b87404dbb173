import { lacksThing, pointsBack } from '../../rag/answer/conversation/points-back.ts'
import type { AnswerRequest } from '../../rag/answer/types.ts'
import {
  asksOwnCase,
  isBareErrand,
  type ConsideredQuestion,
  type GuideMatch,
} from '../service-guide/index.ts'

/** Which scenario answers first, and whether the other may when it has no answer. */
export interface Route {
  first: 'policy' | 'guide'
  fallback: boolean
}

/** Words that ask for a rule, its reasons, its standing or another time, and not how to do a thing now. */
const RULE_CUE =
  /为什么|为何|《|〔|第[\d一二三四五六七八九十百]+条|废止|修订|施行|生效|解读|意见稿|文件|细则|办法|方案|规程|公告|通知|规划|目标|指标|责任单位|牵头|什么意思|定义|区别|矛盾|不一致|对不上|两边|罚|违反|违规|违法|骗[取领]|弄虚作假|假材料|合规|合法|20\d{2}|哪年|去年|前年|明年|后年|以前|原来|之前的|听说|涨了|降了|谁(先|来|去)?(垫|赔|付|出|罚|管|负责)|谁(要|得|必须)?(到场|签字|同意)|什么情况下?(可以|能)|(多少|几)户|(发|(?<!申)领|享受|延|休|放假|给)[^，。；？]{0,2}(多少天|多久|几天|几次|几个月|几年)(?!能?[办批])/
/** Cues of what no guide holds: reasons, the wording of rules, other years. */
const REASON_CUE = /为什么|为何|《|〔|第[\d一二三四五六七八九十百]+条|20\d{2}|明年|后年/
/** The question compares what documents write, whatever a guide prints. */
const BETWEEN_DOCUMENTS = /听谁|各写|分别(写|规定)|(?:怎么|如何|咋)写的/
/** What no guide holds and no policy either, as a rule: nothing is gained by asking the other. */
const BEYOND_GUIDES = /哪条(街|路)|名单/
/** What only a guide tells. */
const COUNTER_ASPECTS: ReadonlySet<string> = new Set([
  'materials',
  'time',
  'hours',
  'place',
  'fee',
  'online',
  'visits',
  'proxy',
  'phone',
  'steps',
  'validity',
  'result',
])
/** Aspects that policies hardly ever tell, so that a guide goes on with them whatever was asked before. */
const PLAIN_COUNTER: ReadonlySet<string> = new Set(['materials', 'place', 'hours', 'phone', 'online', 'fee'])
/** Aspects that leave no doubt where an amount is mentioned too. */
const DESK_ASPECTS: ReadonlySet<string> = new Set(['materials', 'place', 'hours', 'phone', 'online', 'proxy'])
/** So many words beside item and field are a story; more of them ask for something that no field holds. */
const STORY = 3
const STORY_OF_ONESELF = 5

/**
 * Policies answer what rules say: reasons, amounts, standing, another time. Guides answer what one does at a counter for an
 * item that the question names. Either takes over when the other has no answer and the question may be meant for it.
 */
export function routeQuestion(
  { question, asOf }: AnswerRequest,
  { now, before, spoke: last }: ConsideredQuestion,
): Route {
  const known = now.named || now.carried
  const mayBeGuide = known && (now.aspects.length > 0 || now.printed) && now.beside <= 1
  const policy: Route = { first: 'policy', fallback: mayBeGuide && !REASON_CUE.test(question) }
  // A guide that is only carried along knows no more of what is put to the talk than the policy that spoke.
  const onlyNamed: Route = {
    ...policy,
    fallback: policy.fallback && !(now.carried && last === 'policy'),
  }
  if (now.otherCity !== null) return { first: 'policy', fallback: false }
  if (BEYOND_GUIDES.test(question) && !now.printed) return { first: 'policy', fallback: false }
  if (asksOwnCase(question) || isBareErrand(question)) return { first: 'guide', fallback: false }
  const spoke = last ?? (before === null ? null : leads(before))
  // Whom something is given to may be the name of another item (`外地户口能领吗`).
  if (lacksThing(question) && !now.carried && spoke === 'policy') return policy
  if (now.picked) return { first: 'guide', fallback: false }
  if (now.ofThing && !now.printed) return { first: 'policy', fallback: false }
  if (now.kind === 'none') return policy
  if (isPast(asOf, now) || namesPastYear(question, now)) return { first: 'policy', fallback: false }
  if (BETWEEN_DOCUMENTS.test(question) || (RULE_CUE.test(question) && !now.printed)) return policy
  if (now.carried && before !== null) {
    const plain =
      now.asks &&
      (now.aspects.some((aspect) => PLAIN_COUNTER.has(aspect)) ||
        (now.aspects.includes('steps') && now.beside === 0))
    const isTheirs = before.match.named || spoke === 'guide'
    return (plain && isTheirs) || spoke === 'guide' ? { first: 'guide', fallback: false } : onlyNamed
  }
  // What asks for nothing that only a guide tells goes on with the policy that spoke last.
  const forCounter = now.asks && now.aspects.some((aspect) => COUNTER_ASPECTS.has(aspect))
  if (last === 'policy' && !forCounter) return onlyNamed
  return isForCounter(question, now) ? { first: 'guide', fallback: !known } : policy
}

/** Whether a question may be one on how things are done now: neither on the rule itself nor on another time. */
export const asksOfNow = ({ question, asOf }: AnswerRequest, now: GuideMatch): boolean =>
  !RULE_CUE.test(question) && !isPast(asOf, now) && !namesPastYear(question, now)

/** Which scenario the turn before was for. */
const leads = ({ question, match }: NonNullable<ConsideredQuestion['before']>): Route['first'] =>
  routeQuestion({ question }, { now: match, before: null, spoke: null }).first

function isForCounter(question: string, { printed, beside, kind, named, ...match }: GuideMatch): boolean {
  if (printed) return true
  // Another thing that is only named asks for no field, whatever was asked before.
  const goesOn = match.asks || match.picked || match.carried || pointsBack(question)
  const aspects = goesOn ? match.aspects : []
  if (aspects.includes('standard') && !aspects.some((aspect) => DESK_ASPECTS.has(aspect))) return false
  if (aspects.some((aspect) => COUNTER_ASPECTS.has(aspect))) return beside <= STORY
  if (aspects.includes('conditions')) return kind === 'one' && beside <= STORY_OF_ONESELF
  if (aspects.length > 0) return named && beside <= STORY
  return named && beside === 0
}

/** Guides tell what holds now; an earlier day is for the policies, which know what held then. */
const isPast = (asOf: string | undefined, { updatedAt }: GuideMatch): boolean =>
  asOf !== undefined && updatedAt !== null && asOf < updatedAt

/** A year before the guide was last changed is for the policies too, whatever the guide prints. */
const namesPastYear = (question: string, { updatedAt }: GuideMatch): boolean =>
  /去年|前年/.test(question) ||
  (updatedAt !== null &&
    (
      question.match(/(?:19|20)\d{2}(?=年(?!\d{1,2}月(?:\d{1,2}[日号])?[^，。？]{0,10}(?:前|后|了|的)))/g) ??
      []
    ).some((year) => year < updatedAt.slice(0, 4)))
