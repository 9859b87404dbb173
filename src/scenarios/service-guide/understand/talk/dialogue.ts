import { pointsBack } from '../../../../rag/answer/conversation/points-back.ts'
import { asksEligibility, findAspects, type Aspect } from '../aspect/aspects.ts'
import { findCase } from '../person/cases.ts'
import type { CatalogueEntry } from '../item/catalogue.ts'
import { findDistricts, withoutDistricts } from '../person/districts.ts'
import { readAmount } from '../aspect/handling.ts'
import { MATCHED } from '../item/choose.ts'
import { chooseInContext, pickPending, rank } from '../item/choose-in-context.ts'
import type { ItemQuery } from '../item/recognise.ts'
import type { DialogueState } from './dialogue-state.ts'
import type { Knowledge } from '../knowledge.ts'
import { asksBeside } from '../item/subject.ts'

/** The state before anything was asked. */
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
  before: null,
}

/** A district answers what was asked back; where that was not the place, going there or having asked for nothing asks for it. */
function aspectsWithPlace(before: readonly Aspect[], rest: string): readonly Aspect[] {
  if (before.some((aspect) => ['place', 'hours', 'phone'].includes(aspect))) return before
  return /[去到]/.test(rest) || before.every((aspect) => aspect === 'steps') ? ['place'] : before
}

/** What a guide tells differently for each case. */
const BY_CASE: readonly Aspect[] = ['conditions', 'materials', 'steps', 'fee', 'time']

/** A case that is told after what holds for all of them was answered asks who it is for. */
const aspectsWithCase = (before: readonly Aspect[]): readonly Aspect[] =>
  before.some((aspect) => BY_CASE.includes(aspect)) ? before : [...before, 'conditions']

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
  const entry = choice.kind === 'one' ? choice.entry : null
  const spokenOf = state.choice.kind === 'one' ? state.choice.entry : state.last
  const same = entry !== null && entry === spokenOf
  const [best] = ranked
  const own = readAmount(question, findAspects(question), entry?.item.name ?? null)
  const leans = same || picked !== null || pointsBack(question)
  const caseName = entry && findCase(entry.item, withTerms(plain, entry, knowledge), knowledge.same)
  const asksOther = same && picked === null && asksBeside(entry, question, knowledge)
  const tells = same && caseName !== null && caseName !== state.caseName
  const spoken = state.choice.kind === 'none' ? [] : state.aspects
  const before =
    districts.length > 0 ? aspectsWithPlace(spoken, plain) : tells ? aspectsWithCase(spoken) : spoken
  return {
    choice,
    candidates: ranked.slice(0, 5),
    aspects: own.length > 0 || !leans || asksOther ? own : before,
    eligibility: asksEligibility(question) || (own.length === 0 && leans && state.eligibility),
    district: districts[0] ?? state.district,
    caseName: caseName ?? (same || picked !== null ? state.caseName : null),
    picked: picked !== null,
    last: entry ?? state.last,
    before: !same && pointsBack(question) ? state.choice : null,
    carried: same && !(best !== undefined && best.score >= MATCHED && best.entry === entry),
  }
}

/** The text with official terms for its everyday words, but for those that only name the item. */
function withTerms(text: string, { item }: CatalogueEntry, { expand }: Knowledge): string {
  const names = [item.name, ...(item.aliases ?? [])].join(' ')
  return [text, ...expand(text).filter((term) => !names.includes(term))].join(' ')
}
