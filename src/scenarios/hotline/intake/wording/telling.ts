import { characterPairs } from '../../../../shared/text/pairs.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { fieldOf } from '../demands/matters.ts'

/** Trouble or an event in a clause: what a title and a summary are made of. */
const TROUBLE =
  /[没无不未坏漏堵停断吵臭脏乱占扣欠骗退拒伤裂塌砸倒逃]|收费|施工|噪|违|非法|偷|排放|扰|过期|失|砍|挖|建|租|强|冒|火|困|味|跳楼|走失|晕|泄/
/** Speech, feeling, excuses and asides, which tell nothing of the matter. */
const ASIDE =
  /^(?:问|打|找|说|他|她|人家|有人说|结果|后来|因为|可是|但|就|也|还|那|这|一|当时|第[一二三]|其实|听说|怀疑|看着|来电人(?!反映|投诉)|你|您好|请|麻烦|希望|要求|想)|[“”]|说|问|我(?:妈|爸|都|也|就)|凭什么|怎么|谁|哪|算不算|老师|孩子|儿子|老头/
const SHORT = 6
const LONG = 22

const pairsOf = (text: string): Set<string> =>
  new Set(characterPairs(text.replace(/[^\u4e00-\u9fa5A-Za-z]/g, '')))

/**
 * Clauses of a text that tell best what it is about, best first: they share words with the rest of the text and with its
 * category, belong to a field of government, tell of trouble, come early and are of a handy length.
 */
export function tellingClauses(text: string, category: readonly string[] = []): Clause[] {
  const clauses = splitClauses(text)
  const counts = new Map<string, number>()
  for (const pair of clauses.flatMap((clause) => [...pairsOf(clause.text)]))
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const named = new Set(category.flatMap((name) => [...pairsOf(name)]))
  const scores = new Map(clauses.map((clause) => [clause, scoreOf(clause, text, counts, named)]))
  return [...clauses].sort((a, b) => scores.get(b)! - scores.get(a)!)
}

function scoreOf(
  { text: clause, start }: Clause,
  text: string,
  counts: ReadonlyMap<string, number>,
  named: ReadonlySet<string>,
): number {
  const pairs = [...pairsOf(clause)]
  const central = pairs.filter((pair) => (counts.get(pair) ?? 0) > 1).length / Math.max(pairs.length, 4)
  const fits = clause.length >= SHORT && clause.length <= LONG ? 1 : 0
  return (
    2 * central +
    2 * Math.min(1, pairs.filter((pair) => named.has(pair)).length) +
    Number(fieldOf(clause) !== null) +
    Number(TROUBLE.test(clause)) +
    fits -
    1.5 * Number(ASIDE.test(clause)) -
    (1.5 * start) / Math.max(text.length, 1)
  )
}
