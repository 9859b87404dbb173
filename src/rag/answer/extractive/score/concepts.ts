import { withoutMeasures } from '../../../lexicon/asking.ts'
import { QUESTION_WORDS } from '../../../lexicon/stopwords.ts'
import { cutWords, tagWords, tokenizeForSearch } from '../../../lexicon/tokenize.ts'
import { asksItself } from '../../../retrieve/analyse/complete-question.ts'
import type { QueryAnalysis, Retrieval } from '../../../retrieve/types.ts'
import type { QuestionPart } from '../../context.ts'
import { ASKS_PENALTY } from '../asked/required-statement.ts'

/** One thing a question speaks of, in the wordings a document may use for it. */
export interface Concept {
  wordings: readonly string[]
  /** Its information: how rare its wordings are in the library. */
  weight: number
}

/** What follows a thing that a sentence defines or measures. */
const DEFINES = /^[^，。；：、]{0,8}(为|是|：|不高于|不超过|不低于)/

/** Information of a wording the library holds nowhere, and the most that any counts for. */
const UNKNOWN = 3
const MOST = 6
/** Information from which on an everyday word put to a conversation names something of its own. */
const SPECIFIC = 4
/** A single character means little, unless it is known to stand for an official word. */
const SINGLE_CHARACTER = 0.3
/** How much more the head of a phrase counts than what describes it. */
const HEAD = 2
/** What the parts of a long wording are worth where it does not stand whole. */
const PARTLY = 0.6
const LONG = 4
/** What frames a question — when it begins, how much at most — and names no thing of it. */
const FRAME: ReadonlySet<string> = new Set(
  (
    '开始 结束 截止 到期 时间 时候 钱 块 块钱 元 最多 最高 最低 最少 最晚 最早 最长 最大 每月 每年 每次 以后 以前 之后 之前 ' +
    '超过 不超过 低于 高于 以内 以外 不要 不能 可以 必须 过去 原来 原先 今年 去年 明年 今天 一年 一个月 一次 标准 规定 政策 情况 问题 需要 具体 咱 咱们 家里 自己 人 还 都 就 才 再 也 ' +
    '又 不 没 没有 可 得 用 行 把 被 跟 和 在 对 从 上 下 中 后 前 内 每 最 第 号 级 次 ' +
    '一张 一辆 一台 一份 一户 一套 一块 指标 目标 费用 价格 结果 东西 事情 全市 本市 我市 市里 全省 当地 本地 咱市 一 二 三 两 拿 领 交 收 发 补 办 来 去 到 算 买 找 查'
  ).split(' '),
)
/** Counted amounts and times are cases of a thing, not things a document must name; a hotline (`12345`) is one. */
const COUNTED = /^(?!\d{5}$).*\d|^[一二两三四五六七八九十百]+(年|个?月|天|岁|口人|口|个|次|平|楼|层|度|级)$/
/** What is done with money and time: the kind of answer that is asked for, not its subject. */
const ACTS = /^[罚补返退赔奖给报贷提扣缴领减免]$/

const known = new WeakMap<Retrieval, readonly Concept[]>()
const knownPut = new WeakMap<Retrieval, readonly Concept[]>()

/**
 * What of a question an answer must speak of: without the acts and manners that no passage found mentions, as everyday
 * words for them are many; a thing that none mentions stays, for then the library may not rule it.
 */
export function tellingConcepts({
  analysis,
  retrieval,
}: Pick<QuestionPart, 'analysis' | 'retrieval'>): readonly Concept[] {
  const concepts = known.get(retrieval) ?? findTelling(analysis, retrieval)
  known.set(retrieval, concepts)
  return concepts
}

/** What a turn puts to the conversation: empty for a question that is whole, and for one that names nothing of its own. */
export function putConcepts({
  analysis,
  retrieval,
}: Pick<QuestionPart, 'analysis' | 'retrieval'>): readonly Concept[] {
  const { put } = analysis
  if (put === null) return []
  const concepts = knownPut.get(retrieval) ?? findTelling({ ...analysis, question: put }, retrieval, SPECIFIC)
  knownPut.set(retrieval, concepts)
  return concepts
}

/** Acts that no passage mentions are left aside, but for those whose official wording is as rare as `specific`. */
function findTelling(analysis: QueryAnalysis, retrieval: Retrieval, specific = Infinity): readonly Concept[] {
  const found = retrieval.candidates
    .map(({ chunk, document }) => `${document.title ?? ''} ${chunk.indexText}`)
    .join('\n')
    .toLowerCase()
  const things = new Set(
    tagWords(analysis.question.toLowerCase()).flatMap(({ word, tag }) => (/^n/.test(tag) ? [word] : [])),
  )
  const asksPenalty = ASKS_PENALTY.test(analysis.question)
  return conceptsOf(analysis, retrieval.idf).flatMap((concept) => {
    if (speaksOf(found, concept) > 0) return [concept]
    // What one does is what a penalty is for.
    const isSpecific = concept.wordings.length > 1 && concept.weight >= specific
    const isThing = asksPenalty || isSpecific || concept.wordings.some((wording) => things.has(wording))
    return isThing ? [{ ...concept, weight: Math.min(concept.weight, UNKNOWN) }] : []
  })
}

/** What a question speaks of: its everyday words with their official wordings, and its other words as they stand. */
export function conceptsOf(analysis: QueryAnalysis, idf: ReadonlyMap<string, number>): Concept[] {
  const { question, synonyms } = analysis
  const information = (wording: string): number =>
    Math.min(MOST, Math.max(...tokenizeForSearch(wording).map((term) => idf.get(term) ?? UNKNOWN), 0))
  let rest = withoutMeasures(question)
  const everyday = [...synonyms].flatMap(([wording, official]) => {
    if (!rest.includes(wording)) return []
    rest = rest.replaceAll(wording, '\n')
    if (wording.includes('罚') && ASKS_PENALTY.test(question)) return []
    return [{ wordings: [wording, ...official], weight: Math.max(...official.map(information)) }]
  })
  const plain = [...new Set(cutWords(rest))]
    .filter(
      (word) => !QUESTION_WORDS.has(word) && !FRAME.has(word) && !COUNTED.test(word) && !ACTS.test(word),
    )
    .map((word) => ({
      wordings: [word],
      weight: information(word) * (word.length === 1 ? SINGLE_CHARACTER : 1),
    }))
  return stressHead(
    [...everyday, ...plain].filter(({ weight }) => weight > 0),
    question,
  )
}

/** Where nothing is asked, the last thing named is what is meant, and those before it tell which (`高校毕业生租房补贴`). */
function stressHead(concepts: Concept[], question: string): Concept[] {
  if (asksItself(question) || ASKS_PENALTY.test(question)) return concepts
  const lastOf = ({ wordings }: Concept): number => question.lastIndexOf(wordings[0]!)
  const last = Math.max(...concepts.map(lastOf))
  return concepts.map((one) => (lastOf(one) === last ? { ...one, weight: one.weight * HEAD } : one))
}

/** How far a text speaks of a thing, in [0, 1]: 1 by one of its wordings, less by parts of a long one. */
export const speaksOf = (text: string, { wordings }: Concept): number =>
  Math.max(...wordings.map((wording) => (names(text, wording) ? 1 : partly(text, wording))))

/** A number that is to be dialled or gone through is not what a text is about. */
const names = (text: string, wording: string): boolean =>
  /^\d+$/.test(wording)
    ? new RegExp(`(?<!拨打|通过|致电|[、或和]|或者)${wording}`).test(text)
    : text.includes(wording)

function partly(text: string, wording: string): number {
  if (wording.length < LONG || /^\d+$/.test(wording)) return 0
  const parts = tokenizeForSearch(wording).filter((part) => part.length > 1 && part !== wording)
  return parts.length === 0 ? 0 : (PARTLY * parts.filter((part) => text.includes(part)).length) / parts.length
}

/**
 * What a short name is worth where the long one stands whose characters it is made of (`中职` of `中等职业教育`), and a name of three
 * characters where two of them stand (`拖网船` of `拖网`).
 */
const SHORTENED = 0.7
const GAP = 3
const NEARLY_NAMED = 0.5

function shortens(text: string, wording: string): number {
  if (!/^\p{Script=Han}{2,3}$/u.test(wording)) return 0
  if (new RegExp([...wording].join(`\\p{Script=Han}{0,${GAP}}`), 'u').test(text)) return SHORTENED
  const parts = wording.length === 3 ? [wording.slice(0, 2), wording.slice(1)] : []
  return parts.some((part) => text.includes(part)) ? NEARLY_NAMED : 0
}

/** A text without the opposites of a thing (`未立功`, `非居民`), which do not speak of it. */
const withoutOpposites = (text: string, { wordings }: Concept): string =>
  wordings.reduce((said, wording) => said.replaceAll(`未${wording}`, '').replaceAll(`非${wording}`, ''), text)

/** Share of what a turn puts to a conversation, in [0, 1], that a text speaks of, by its name or one it is short for. */
export function putShare(concepts: readonly Concept[], text: string): number {
  let [total, held] = [0, 0]
  for (const concept of concepts) {
    total += concept.weight
    const said = withoutOpposites(text, concept)
    const short = Math.max(...concept.wordings.map((wording) => shortens(said, wording)))
    held += concept.weight * Math.max(speaksOf(said, concept), short)
  }
  return total === 0 ? 0 : held / total
}

/** Whether a text says of one of these things what it is or how much (`供热期为…`, `补贴标准：…`). */
export function defines(text: string, concepts: readonly Concept[]): boolean {
  return concepts.some(({ wordings }) =>
    wordings.some((wording) => {
      const at = text.indexOf(wording)
      return wording.length > 1 && at >= 0 && DEFINES.test(text.slice(at + wording.length))
    }),
  )
}

/** Shares of what a question speaks of, in [0, 1]: what a statement says itself, and what only its surroundings say. */
export function conceptShares(
  concepts: readonly Concept[],
  statement: string,
  around: string,
): { own: number; nearby: number } {
  let [total, own, nearby] = [0, 0, 0]
  for (const concept of concepts) {
    const said = speaksOf(statement, concept)
    total += concept.weight
    own += concept.weight * said
    nearby += concept.weight * Math.max(0, speaksOf(around, concept) - said)
  }
  return total === 0 ? { own: 0, nearby: 0 } : { own: own / total, nearby: nearby / total }
}
