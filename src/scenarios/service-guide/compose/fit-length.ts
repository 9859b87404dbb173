import type { DraftSentence } from '../../../rag/answer/context.ts'
import { MAX_ANSWER } from '../../../rag/answer/extractive/index.ts'
import type { Part } from './part.ts'

/** Room of a citation mark; sentences of two fields have two. */
const MARK = 4

/** A text with a heading of its own needs no colon behind the item's name. */
const HEADED = /^[^，。！？“]{2,14}：/

/** Sentences of all parts within the length of an answer: first in full, then in brief, then cut, with `cut` told. */
export function fitLength(
  parts: readonly Part[],
  tail: readonly DraftSentence[],
  lead: string,
): { sentences: DraftSentence[]; cut: boolean } {
  const full = join(
    parts.map((part) => part.sentences),
    lead,
  )
  if (lengthOf([...full, ...tail]) <= MAX_ANSWER) return { sentences: withTail(full, tail, lead), cut: false }
  const brief = join(
    parts.map((part) => part.brief ?? part.sentences),
    lead,
  )
  const kept: DraftSentence[] = []
  for (const sentence of brief) {
    if (lengthOf([...kept, sentence, ...tail]) + MORE.length > MAX_ANSWER) break
    kept.push(sentence)
  }
  const cut = kept.length < brief.length
  const last = kept.at(-1)
  if (cut && last !== undefined) kept[kept.length - 1] = { ...last, text: `${last.text}${MORE}` }
  return { sentences: withTail(kept, tail, lead), cut }
}

const MORE = '（其余见指南）'

function withTail(
  sentences: readonly DraftSentence[],
  tail: readonly DraftSentence[],
  lead: string,
): DraftSentence[] {
  if (sentences.length > 0) return [...sentences, ...tail]
  return tail.map((sentence, i) =>
    i === 0 ? { ...sentence, text: `${lead}：${sentence.text}`, newLine: false } : sentence,
  )
}

/** Parts one after the other, each on its own line, behind the item's name. */
function join(parts: readonly (readonly DraftSentence[])[], lead: string): DraftSentence[] {
  return parts
    .filter((sentences) => sentences.length > 0)
    .flatMap((sentences, part) =>
      sentences.map((sentence, i) => {
        if (i > 0) return sentence
        const plain = sentence.text.replace(/^\n/, '')
        // A single entry is no list.
        const text = part === 0 && sentences.length === 1 ? plain.replace(/^· /, '') : plain
        return part === 0
          ? { ...sentence, text: `${lead}${HEADED.test(text) ? '' : '：'}${text}`, newLine: false }
          : { ...sentence, newLine: true }
      }),
    )
}

const lengthOf = (sentences: readonly DraftSentence[]): number =>
  sentences.reduce(
    (sum, { text, tokens, newLine }) => sum + text.length + tokens.length * MARK + (newLine ? 1 : 0),
    0,
  )
