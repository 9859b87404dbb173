import type { CatalogueEntry } from '../item/catalogue.ts'
import type { SameWords } from '../words/same-words.ts'
import { wordHeld } from '../words/word-held.ts'

/** Said `补社保卡`, an item that replaces is meant rather than one that issues. */
export const askedAction = ({ item }: CatalogueEntry, actions: readonly string[]): number =>
  actions.some((action) => item.name.includes(action) || (action === '换' && item.name.includes('变更')))
    ? ASKED_ACTION
    : 0

const ASKED_ACTION = 0.06

/** What is to be issued stands right after the verb (`想办居住证`); what stands before it are circumstances. */
export const OBJECT = /(?:办理?|申办|申领|申请|补办|补领|换领|领取?)(?:[一个张本]*)([\p{Script=Han}]{3,8})/u
const ASKED_OBJECT = 0.1
const SHORTEST_OBJECT = 3

export const askedObject = ({ names }: CatalogueEntry, object: string): number =>
  names.some(({ text, words: [first = ''] }) =>
    [text, first].some((name) => name.length >= SHORTEST_OBJECT && object.startsWith(name)),
  )
    ? ASKED_OBJECT
    : 0

/** A name that stands in the question as it is tells more than a longer one of which most stands there. */
export const saidVerbatim = ({ names }: CatalogueEntry, question: string): number =>
  names.some(({ text }) => text.length >= VERBATIM_LENGTH && question.includes(text)) ? VERBATIM : 0

const VERBATIM = 0.03
const VERBATIM_LENGTH = 4

/** An item that only replaces, renews or ends something is not meant where nobody speaks of that. */
export function unaskedAction(entry: CatalogueEntry, text: string, same: SameWords): number {
  const { name } = entry.item
  if (!SPECIAL_ACTION.test(name) || PLAIN_ACTION.test(name.replace(/(变更|注销|继承|转移)登记|登记证/g, '')))
    return 0
  const words = [...name.matchAll(new RegExp(SPECIAL_ACTION.source, 'g'))].map(([word]) => word)
  return words.some((word) => wordHeld(word, text, same) > 0) ? 0 : UNASKED_ACTION
}

const SPECIAL_ACTION = /补领|换领|补换|补办|换证|注销|变更|继承|恢复|续期/
const PLAIN_ACTION = /申领|申请|登记|核发|办理|开户|报装|设立/
const UNASKED_ACTION = 0.08
