import { splitClauses } from './context.ts'
import { SINGLE } from './matters.ts'

/** A sentence that tells of something wrong by itself: its words without what is only asked or said; `start` is of the sentence. */
export interface OwnMatter {
  text: string
  start: number
}

/** How a clause begins that only asks, or goes on about who was asked. */
const ASKS =
  /^(?:我?(?:就|只)?(?:要求|希望|恳请|请|麻烦|建议|能不能|能否|可否|盼|求|想|问|要)|就|只|谁|怎么|什么时候|赶紧|来电人|[他她]|[^，]{0,8}能不能)/
/** Words of telling what others said or did about it. */
const SAYS = /说|[“”]|答复|回复|告诉|讲|解释|让我|找|问/
/** Words of something wrong. */
const WRONG =
  /[没无不未坏漏堵停断吵臭脏乱占扣欠骗退拒伤裂塌砸倒逃偷少烂锈缺]|收费|噪|违|非法|排|扰|过期|失|砍|挖|强|冒|馊|假|多收/
/** Fewer characters tell of no matter by themselves. */
const SHORTEST = 10
/** What comes later is seldom a matter of its own. */
const MOST = 5

/** Sentences of a ticket that could each be a matter; empty where the speaker says that it is one only. */
export function ownMatters(text: string): OwnMatter[] {
  if (SINGLE.test(text)) return []
  const told = new Map<number, string[]>()
  for (const { text: clause, sentence } of splitClauses(text)) {
    const clauses = told.get(sentence.start) ?? []
    if (!ASKS.test(clause) && !SAYS.test(clause)) clauses.push(clause)
    told.set(sentence.start, clauses)
  }
  return [...told]
    .map(([start, clauses]): OwnMatter => ({ text: clauses.join('，'), start }))
    .filter(({ text: words }) => words.length >= SHORTEST && WRONG.test(words))
    .slice(0, MOST)
}
