import { asksAnything, pointsBack, tellsCase } from '../../../../rag/answer/conversation/points-back.ts'
import { findAspects, withoutCues, type Aspect } from '../aspect/aspects.ts'
import { findCase } from '../person/cases.ts'
import { questionTerms, type CatalogueEntry } from './catalogue.ts'
import { chooseItem, STRONG, SURELY, type Choice } from './choose.ts'
import type { DialogueState } from '../talk/dialogue-state.ts'
import type { Knowledge } from '../knowledge.ts'
import { rankItems, type ItemCandidate, type ItemQuery } from './recognise.ts'
import { isBareErrand, wantsOtherPaper } from '../talk/bare-errand.ts'
import { areOfOneKind, shortSubject } from './of-one-kind.ts'
import { isSpokenOf, namesNothing, staysWith, wordsOfThing } from './subject.ts'

/** How much better another item must fit a question in the middle of a conversation. */
const SWITCH_MARGIN = 0.1
/** How much better one of a list must fit than the others to be the one meant. */
const PICK_MARGIN = 0.05
/** Own words of a short question that name another item beside the one spoken of. */
const NAMES_OTHER = 0.28
/** A text this short that names a case of the item spoken of is about that item (`补领的，丢了`). */
const CASE_REPLY = 12
/** Fit of a name from which on another item is meant, however little else speaks for it. */
const BY_NAME = 0.8
/** How much less an item of the kind spoken of may fit than the best. */
const KIND_MARGIN = 0.2
/** With a name of so many characters, or surely, what somebody tells names another item and is no case of this. */
const FULL_NAME = 4
/** Goes on with another thing and asks nothing of it (`那临时的呢`). */
const NAMES_ONLY = /呢[？?]?$/
const NONE: Choice = { kind: 'none' }

/** Items by how well a text fits them, best first; `meaning` is what vectors say of it (null without vectors). */
export function rank(text: string, knowledge: Knowledge, meaning: ItemQuery['meaning']): ItemCandidate[] {
  const query = { question: text, subject: withoutCues(text), expansions: knowledge.expand(text), meaning }
  return rankItems(query, knowledge.catalogue, knowledge.same)
}

/** The answer to “which of these do you mean”: by place in the list or by the words that tell them apart. */
export function pickPending(state: DialogueState, text: string, knowledge: Knowledge): Choice | null {
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
  if (best === undefined || best.score < NAMES_OTHER || best.score - (second?.score ?? 0) < PICK_MARGIN)
    return null
  return { kind: 'one', entry: best.entry }
}

/** The item of a question, on its own or within the conversation; one that has nothing of it leaves what was spoken of. */
export function chooseInContext(
  state: DialogueState,
  { said, plain: text }: { said: string; plain: string },
  ranked: readonly ItemCandidate[],
  knowledge: Knowledge,
): Choice {
  const own = isBareErrand(said) ? NONE : chooseItem(ranked)
  if (state.choice.kind === 'several')
    return own.kind === 'none' ? besideList(state.choice, text, ranked, knowledge) : own
  if (state.choice.kind === 'none') return resume(state, text, own, knowledge)
  const current = state.choice.entry
  if (wantsOtherPaper(current, said)) return NONE
  if (text.length <= CASE_REPLY && findCase(current.item, text, knowledge.same) !== null) return state.choice
  const best = ranked[0]
  const currentScore = ranked.find(({ entry }) => entry === current)?.score ?? 0
  if (namesNothing(said, knowledge)) return staysWith(current, said, knowledge) ? state.choice : NONE
  const other = namedBeside(text, ranked, current, currentScore, knowledge)
  const told = tellsCase(said)
  if (told !== null && (best === undefined || !isNamedFully(best, text)))
    return (told === 'thing' && other) || state.choice
  const stays = currentScore >= NAMES_OTHER || staysWith(current, said, knowledge)
  if (best === undefined || best.entry === current) return stays ? state.choice : own
  const clearlyOther = own.kind !== 'none' && best.score - currentScore >= SWITCH_MARGIN
  const goesOn = pointsBack(text)
  // What is asked of a thing that the guide speaks of is asked of its item, unless another is named in full.
  const asks = goesOn
    ? !NAMES_ONLY.test(text) && !isCalled(other, wordsOfThing(current, said, knowledge))
    : asksAnything(said)
  if (asks && isSpokenOf(current, said, knowledge) && !isNamedFully(best, text)) return state.choice
  if (other !== null && goesOn && (own.kind === 'several' || isNear(other, best, ranked))) return other
  if (clearlyOther && (best.score >= STRONG || best.features.name >= BY_NAME || !(stays || goesOn)))
    return own
  return other ?? (stays ? state.choice : own)
}

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
  return list.entries.some((entry) => staysWith(entry, text, knowledge)) ? list : NONE
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
  const owned = new Map(ranked.map(({ entry, score }) => [entry, score]))
  const together = rank(`${text} ${shortSubject(current.item)}`, knowledge, null)
  const other = together.find(({ entry, score }) => {
    const own = owned.get(entry) ?? 0
    const isNamed = score >= STRONG && own >= NAMES_OTHER && own - currentScore >= SWITCH_MARGIN
    return entry !== current && isNamed && areOfOneKind(entry.item, current.item)
  })
  return other === undefined ? null : { kind: 'one', entry: other.entry }
}

const isNamedFully = ({ entry, score }: ItemCandidate, text: string): boolean =>
  score >= SURELY || entry.names.some((name) => name.text.length >= FULL_NAME && text.includes(name.text))

/** Whether a name of the item has one of the words as it is said. */
const isCalled = (choice: Choice | null, words: readonly string[]): boolean =>
  choice?.kind === 'one' && words.some((word) => choice.entry.names.some(({ text }) => text.includes(word)))

/** Whether an item of the kind spoken of fits nearly as well as the best. */
const isNear = (other: Choice, best: ItemCandidate, ranked: readonly ItemCandidate[]): boolean =>
  other.kind === 'one' &&
  best.score - (ranked.find(({ entry }) => entry === other.entry)?.score ?? 0) <= KIND_MARGIN
