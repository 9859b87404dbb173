import type { ServiceItem } from '../../../store/service-item.ts'
import { asksEligibility, findAspects, withoutCues, type Aspect } from './aspects.ts'
import { findCase } from './cases.ts'
import { questionTerms, type Catalogue, type CatalogueEntry } from './catalogue.ts'
import { findDistricts, type District } from './districts.ts'
import { chooseItem, MATCHED, STRONG, type Choice } from './choose.ts'
import { rankItems, type ItemCandidate, type ItemQuery } from './recognise.ts'
import type { SameWords } from './same-words.ts'

/** What recognition works with. */
export interface Knowledge {
  catalogue: Catalogue
  same: SameWords
  districts: readonly District[]
  /** Official terms for the everyday words of a text. */
  expand(text: string): readonly string[]
}

/** What a conversation has come to: which item, what about it, for whom and where. */
export interface DialogueState {
  choice: Choice
  candidates: readonly ItemCandidate[]
  aspects: readonly Aspect[]
  eligibility: boolean
  district: string | null
  caseName: string | null
  /** True when the item was carried over from an earlier turn. */
  carried: boolean
}

export const NOTHING_SAID: DialogueState = {
  choice: { kind: 'none' },
  candidates: [],
  aspects: [],
  eligibility: false,
  district: null,
  caseName: null,
  carried: false,
}

/** A question that points back to what was said before. */
const POINTS_BACK =
  /^(那|这|它|他|她|其|还有|另外|再问|然后|呢|上面|刚才|前面|对了|好的|嗯|哦)|(这件事|这个|那个|它|这样的|那样的|这项|该项|上述)|呢[？?。]?$/
/** How much better another item must fit a question in the middle of a conversation. */
const SWITCH_MARGIN = 0.1
/** Own words of a short question that name another item beside the one spoken of. */
const NAMES_OTHER = 0.28

/** A text this short that names a case of the item spoken of is about that item (`补领的，丢了`). */
const CASE_REPLY = 12

/** One more question of a conversation; `meaning` is what vectors say of it (null without vectors). */
export function advance(
  state: DialogueState,
  question: string,
  knowledge: Knowledge,
  meaning: ItemQuery['meaning'] = null,
): DialogueState {
  const districts = findDistricts(question, knowledge.districts)
  const plain = districts.length === 0 ? question : withoutDistricts(question, knowledge.districts)
  const ranked = rank(plain, knowledge, meaning)
  const picked = pickPending(state, plain, knowledge)
  const choice = picked ?? chooseInContext(state, plain, ranked, knowledge)
  const same = choice.kind === 'one' && state.choice.kind === 'one' && choice.entry === state.choice.entry
  const own = findAspects(question)
  const leans = same || picked !== null || POINTS_BACK.test(question)
  const aspects = own.length > 0 || !leans ? own : state.aspects
  const text = `${plain} ${knowledge.expand(plain).join(' ')}`
  const caseName = choice.kind === 'one' ? findCase(choice.entry.item, text, knowledge.same) : null
  return {
    choice,
    candidates: ranked.slice(0, 5),
    aspects,
    eligibility: asksEligibility(question) || (own.length === 0 && leans && state.eligibility),
    district: districts[0] ?? state.district,
    caseName: caseName ?? (same || picked !== null ? state.caseName : null),
    carried: same && !ranked.slice(0, 1).some((best) => best.score >= MATCHED && isEntry(best, choice)),
  }
}

const isEntry = (candidate: ItemCandidate, choice: Choice): boolean =>
  choice.kind === 'one' && candidate.entry === choice.entry

function rank(text: string, knowledge: Knowledge, meaning: ItemQuery['meaning']): ItemCandidate[] {
  const query = { question: text, subject: withoutCues(text), expansions: knowledge.expand(text), meaning }
  return rankItems(query, knowledge.catalogue, knowledge.same)
}

/** The answer to “which of these do you mean”: by place in the list or by the words that tell them apart. */
function pickPending(state: DialogueState, text: string, knowledge: Knowledge): Choice | null {
  if (state.choice.kind !== 'several') return null
  const { entries } = state.choice
  const place = /^(?:是|要|选|问的是)?(?:第([一二三123])[个项种]?|([123])|([前后])[者一]个?)[。.、]?$/.exec(
    text.trim(),
  )
  if (place) {
    const [, ordinal, number, side] = place
    const at = side ? (side === '前' ? 0 : entries.length - 1) : '一二三123'.indexOf((ordinal ?? number)!) % 3
    const entry = entries[at]
    return entry === undefined ? null : { kind: 'one', entry }
  }
  const known = new Set(entries.map(({ id }) => id))
  const [best, second] = rank(text, knowledge, null).filter(({ entry }) => known.has(entry.id))
  if (best === undefined || best.score < NAMES_OTHER || best.score - (second?.score ?? 0) < 0.05) return null
  return { kind: 'one', entry: best.entry }
}

/** The item of a question, on its own or within the conversation. */
function chooseInContext(
  state: DialogueState,
  text: string,
  ranked: readonly ItemCandidate[],
  knowledge: Knowledge,
): Choice {
  const own = chooseItem(ranked)
  if (state.choice.kind !== 'one') return own
  const current = state.choice.entry
  if (text.length <= CASE_REPLY && findCase(current.item, text, knowledge.same) !== null) return state.choice
  const best = ranked[0]
  const currentScore = ranked.find(({ entry }) => entry === current)?.score ?? 0
  if (best === undefined || best.entry === current) return state.choice
  const clearlyOther = own.kind !== 'none' && best.score - currentScore >= SWITCH_MARGIN
  if (clearlyOther && (best.score >= STRONG || !POINTS_BACK.test(text))) return own
  return namedBeside(text, ranked, current, currentScore, knowledge) ?? state.choice
}

/** `那临时的呢` beside 居民身份证: own words and the item spoken of together name another item. */
function namedBeside(
  text: string,
  ranked: readonly ItemCandidate[],
  current: CatalogueEntry,
  currentScore: number,
  knowledge: Knowledge,
): Choice | null {
  const subject = withoutCues(text)
  if (questionTerms(subject).size === 0) return null
  const together = rank(`${text} ${shortSubject(current.item)}`, knowledge, null)
  const other = together.find(({ entry }) => entry !== current)
  const own = ranked.find(({ entry }) => entry === other?.entry)
  if (!other || !own || other.score < STRONG || own.score < NAMES_OTHER) return null
  return own.score - currentScore >= SWITCH_MARGIN ? { kind: 'one', entry: other.entry } : null
}

const shortSubject = ({ name, topics }: ServiceItem): string => [name, ...(topics ?? [])].join(' ')

/** The text without the names of districts. */
export function withoutDistricts(text: string, districts: readonly District[]): string {
  const wordings = districts.flatMap(({ name, aliases }) => [name, ...aliases])
  return wordings
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, wording) =>
        findDistricts(wording, districts).length > 0 ? rest.replaceAll(wording, ' ') : rest,
      text,
    )
}
