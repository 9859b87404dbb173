import type { GuideMatch } from '../service-guide/types.ts'

/** Which scenario answers first, and whether the other may when it has no answer. */
export interface Route {
  first: 'policy' | 'guide'
  fallback: boolean
}

/** Words that ask for a rule, its reasons or its standing, and not how to do a thing. */
const POLICY_CUE =
  /为什么|为何|政策|文件|《|》|通知|公告|办法|细则|意见稿|第[\d一二三四五六七八九十百]+条|〔|号文|废止|修订|施行|生效|新规|旧规|解读|规划|目标|指标|责任单位|牵头|哪年|20\d{2}年|去年|前年|以前|原来|之前的|什么意思|定义|区别|矛盾|冲突|不一致|罚款|处罚|违反/
/** What only a guide tells. */
const COUNTER_ASPECTS = new Set([
  ...[
    'materials',
    'time',
    'hours',
    'place',
    'fee',
    'online',
    'visits',
    'phone',
    'steps',
    'validity',
    'result',
  ],
])
/** Below this a guide is not even tried after the policies had no answer. */
const HINTED = 0.5

/**
 * Policies answer what rules say: reasons, amounts, standing. Guides answer what one does at a counter for an item that the
 * question names. Either takes over when the other has no answer and the question may be meant for it.
 */
export function routeQuestion(question: string, { kind, named, score, carried, aspects }: GuideMatch): Route {
  if (kind === 'none' && !carried) return { first: 'policy', fallback: score >= HINTED }
  const policy = POLICY_CUE.test(question) || aspects.includes('standard')
  const counter = aspects.some((aspect) => COUNTER_ASPECTS.has(aspect))
  if (policy && !(counter && named && !aspects.includes('standard') && !RULE_CUE.test(question)))
    return { first: 'policy', fallback: named || carried }
  if (counter || carried) return { first: 'guide', fallback: !named && !carried }
  return named ? { first: 'guide', fallback: true } : { first: 'policy', fallback: true }
}

/** Cues that stand for a rule whatever else is asked. */
const RULE_CUE =
  /为什么|为何|《|〔|第[\d一二三四五六七八九十百]+条|废止|修订|施行|解读|20\d{2}年|去年|前年|以前|原来/
