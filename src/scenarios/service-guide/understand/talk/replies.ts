import type { Catalogue, CatalogueEntry } from '../item/catalogue.ts'
import type { DialogueState } from './dialogue-state.ts'

/** How a list begins that asks which item is meant. */
export const WHICH_ITEM = '您想办的是哪一项？'

/** The year in an item's name (`…补贴（2026年）`): no field that is quoted holds it. */
export const YEAR_NOTE = /（(?:19|20)\d{2}年度?）/g

/**
 * A state after the reply that was given: the list it asked back with, or the item it was about. Replies may have been found by
 * vectors, which are not made again for earlier questions.
 */
export function readReply(state: DialogueState, reply: string, { entries }: Catalogue): DialogueState {
  if (reply.startsWith(WHICH_ITEM)) {
    const names = reply
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^[^、]{1,2}、/, '').trim())
    const listed = names.flatMap((name) => entries.find(({ item }) => item.name === name) ?? [])
    return listed.length > 1 ? { ...state, choice: { kind: 'several', entries: listed } } : state
  }
  // Whatever was answered, no list was shown.
  if (state.choice.kind === 'several') return readLead({ ...state, choice: { kind: 'none' } }, reply, entries)
  return readLead(state, reply, entries)
}

/** What a reply begins with in quotation marks, after a line that tells where it stands written. */
const leadOf = (reply: string): string | undefined =>
  /^(?:依据：.*\n)?“((?:[^“”]|“[^“”]*”)+)”/.exec(reply)?.[1]

/** The item by whose name a reply begins, as answers from guides do; null for any other reply, whatever it quotes. */
export const itemLeading = (reply: string, { entries }: Pick<Catalogue, 'entries'>): CatalogueEntry | null =>
  entries.find(({ item }) => item.name.replace(YEAR_NOTE, '') === leadOf(reply)) ?? null

/** The item an answer from a guide begins with. */
function readLead(state: DialogueState, reply: string, entries: Catalogue['entries']): DialogueState {
  // No guide was answered from: what only seemed to go on with another item did not.
  if (leadOf(reply) === undefined) return state.before === null ? state : { ...state, choice: state.before }
  const entry = itemLeading(reply, { entries })
  if (entry === null || (state.choice.kind === 'one' && state.choice.entry === entry)) return state
  return { ...state, choice: { kind: 'one', entry }, last: entry, caseName: null }
}
