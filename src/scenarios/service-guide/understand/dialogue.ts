import type { ServiceItem } from '../../../store/service-item.ts'
import { asksEligibility, findAspects, withoutCues, type Aspect } from './aspects.ts'
import { findCase } from './cases.ts'
import { questionTerms, type CatalogueEntry } from './catalogue.ts'
import { findDistricts, withoutDistricts } from './districts.ts'
import { readAmount } from './handling.ts'
import { chooseItem, MATCHED, STRONG, type Choice } from './choose.ts'
import { rankItems, type ItemCandidate, type ItemQuery } from './recognise.ts'
import type { DialogueState } from './dialogue-state.ts'
import type { Knowledge } from './knowledge.ts'
import { namesNothing, POINTS_BACK, staysWith } from './subject.ts'

export const NOTHING_SAID: DialogueState = {
  choice: { kind: 'none' },
  candidates: [],
  aspects: [],
  eligibility: false,
  district: null,
  caseName: null,
  carried: false,
  picked: false,
  last: null,
}

/** How much better another item must fit a question in the middle of a conversation. */
const SWITCH_MARGIN = 0.1
/** Own words of a short question that name another item beside the one spoken of. */
const NAMES_OTHER = 0.28

/** A text this short that names a case of the item spoken of is about that item (`补领的，丢了`). */
const CASE_REPLY = 12

/** A district answers what was asked back; where that was not the place, going there or having asked for nothing asks for it. */
function aspectsWithPlace(before: readonly Aspect[], rest: string): readonly Aspect[] {
  if (before.some((aspect) => ['place', 'hours', 'phone'].includes(aspect))) return before
  return /[去到]/.test(rest) || before.every((aspect) => aspect === 'steps') ? ['place'] : before
}

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
  const choice = picked ?? chooseInContext(state, { said: question, plain }, ranked, knowledge)
  const spokenOf = state.choice.kind === 'one' ? state.choice.entry : state.last
  const same = choice.kind === 'one' && choice.entry === spokenOf
  const found = findAspects(question)
  const own = readAmount(question, found, choice.kind === 'one' ? choice.entry.item.name : null)
  const leans = same || picked !== null || POINTS_BACK.test(question)
  const before = districts.length > 0 ? aspectsWithPlace(state.aspects, plain) : state.aspects
  const aspects = own.length > 0 || !leans ? own : before
  const caseName =
    choice.kind === 'one'
      ? findCase(choice.entry.item, withTerms(plain, choice.entry, knowledge), knowledge.same)
      : null
  return {
    choice,
    candidates: ranked.slice(0, 5),
    aspects,
    eligibility: asksEligibility(question) || (own.length === 0 && leans && state.eligibility),
    district: districts[0] ?? state.district,
    caseName: caseName ?? (same || picked !== null ? state.caseName : null),
    picked: picked !== null,
    last: choice.kind === 'one' ? choice.entry : state.last,
    carried: same && !ranked.slice(0, 1).some((best) => best.score >= MATCHED && isEntry(best, choice)),
  }
}

/** The text with official terms for its everyday words, but for those that only name the item. */
function withTerms(text: string, { item }: CatalogueEntry, { expand }: Knowledge): string {
  const names = [item.name, ...(item.aliases ?? [])].join(' ')
  return [text, ...expand(text).filter((term) => !names.includes(term))].join(' ')
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
  const place =
    /^(?:我?(?:是|要|选|问的是|想办))?(?:第([一二三123])[个项种]?|([123])(?![\d岁年月])|([前后])[者一]个?)(?=[的。.、，, ]|$)/.exec(
      text.trim(),
    )
  if (place) {
    const [, ordinal, number, side] = place
    const at = side ? (side === '前' ? 0 : entries.length - 1) : '一二三123'.indexOf((ordinal ?? number)!) % 3
    const entry = entries[at]
    return entry === undefined ? null : { kind: 'one', entry }
  }
  const named = entries.find(({ item }) => text.includes(item.name))
  if (named !== undefined) return { kind: 'one', entry: named }
  const known = new Set(entries.map(({ id }) => id))
  const [best, second] = rank(text, knowledge, null).filter(({ entry }) => known.has(entry.id))
  if (best === undefined || best.score < NAMES_OTHER || best.score - (second?.score ?? 0) < 0.05) return null
  return { kind: 'one', entry: best.entry }
}

/** The item of a question, on its own or within the conversation; one that has nothing of it leaves what was spoken of. */
function chooseInContext(
  state: DialogueState,
  { said, plain: text }: { said: string; plain: string },
  ranked: readonly ItemCandidate[],
  knowledge: Knowledge,
): Choice {
  const own = chooseItem(ranked)
  if (state.choice.kind === 'several')
    return own.kind === 'none' ? besideList(state.choice, text, ranked, knowledge) : own
  if (state.choice.kind === 'none') return resume(state, text, own, knowledge)
  const current = state.choice.entry
  if (text.length <= CASE_REPLY && findCase(current.item, text, knowledge.same) !== null) return state.choice
  const best = ranked[0]
  const currentScore = ranked.find(({ entry }) => entry === current)?.score ?? 0
  if (namesNothing(said, knowledge)) return staysWith(current, said, knowledge) ? state.choice : NONE
  const stays = currentScore >= NAMES_OTHER || staysWith(current, said, knowledge)
  if (best === undefined || best.entry === current) return stays ? state.choice : own
  const clearlyOther = own.kind !== 'none' && best.score - currentScore >= SWITCH_MARGIN
  const other = namedBeside(text, ranked, current, currentScore, knowledge)
  if (own.kind === 'several' && other !== null && POINTS_BACK.test(text)) return other
  if (clearlyOther && (best.score >= STRONG || !(stays || POINTS_BACK.test(text)))) return own
  return other ?? (stays ? state.choice : own)
}

const NONE: Choice = { kind: 'none' }
/** Fields of the counter, asked for by themselves, are those of the item last spoken of, though another question came between. */
const RESUMED: ReadonlySet<Aspect> = new Set(['materials', 'place', 'hours', 'phone', 'online'])

function resume({ last }: DialogueState, text: string, own: Choice, knowledge: Knowledge): Choice {
  const wanted = last !== null && own.kind === 'none' && namesNothing(text, knowledge)
  return wanted && findAspects(text).some((aspect) => RESUMED.has(aspect))
    ? { kind: 'one', entry: last }
    : own
}

/** A question that names none of a list: another item of the same kind (`租房的` beside 投靠落户), the list again, or none. */
function besideList(
  list: Extract<Choice, { kind: 'several' }>,
  text: string,
  ranked: readonly ItemCandidate[],
  knowledge: Knowledge,
): Choice {
  const listed = new Set(list.entries)
  const best = Math.max(...ranked.filter(({ entry }) => listed.has(entry)).map(({ score }) => score))
  const together = rank(`${text} ${list.entries.map(({ item }) => item.name).join(' ')}`, knowledge, null)
  const other = together.find(({ entry }) => !listed.has(entry))
  const own = ranked.find(({ entry }) => entry === other?.entry)
  if (other && own && other.score >= STRONG && own.score >= NAMES_OTHER && own.score - best >= SWITCH_MARGIN)
    return { kind: 'one', entry: other.entry }
  return list.entries.some((entry) => staysWith(entry, text, knowledge)) ? list : { kind: 'none' }
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
