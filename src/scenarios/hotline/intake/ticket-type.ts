import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { splitSentences } from '../../../shared/text/sentences.ts'
import type { Intake, TicketType } from '../types.ts'

/** A weight, a space, a regular expression. */
type Weighted = string
type TypesFile = Record<TicketType, { first?: Weighted[]; any: Weighted[] }>

interface Cue {
  weight: number
  pattern: RegExp
  /** Looked for in the opening only. */
  opening: boolean
}

const FILE = parse(readFileSync(new URL('./types.yaml', import.meta.url), 'utf8')) as TypesFile

const CUES: readonly (readonly [TicketType, readonly Cue[]])[] = Object.entries(FILE).map(
  ([type, { first = [], any }]) => [type as TicketType, [...cuesOf(first, true), ...cuesOf(any, false)]],
)

function cuesOf(list: readonly Weighted[], opening: boolean): Cue[] {
  return list.map((line) => {
    const space = line.indexOf(' ')
    return { weight: Number(line.slice(0, space)), pattern: new RegExp(line.slice(space + 1)), opening }
  })
}

/** How long the opening of a ticket is, in characters. */
const OPENING = 24
/** Between equals: a complaint asks for the most. */
const ORDER: readonly TicketType[] = ['投诉', '求助', '举报', '咨询', '建议', '表扬']

/** What kind of ticket a text is, by the cues of `types.yaml`; danger to life makes it a call for help. */
export function readType(text: string, inDanger: boolean): Pick<Intake, 'type' | 'typeReason'> {
  const opening = (splitSentences(text)[0]?.text ?? text).slice(0, OPENING)
  const scored = CUES.map(([type, cues]) => {
    const hits = cues.flatMap(({ weight, pattern, opening: first }) => {
      const match = pattern.exec(first ? opening : text)
      return match ? [{ weight, words: match[0] }] : []
    })
    const score = hits.reduce((total, { weight }) => total + weight, 0)
    return { type, score, words: hits.filter(({ weight }) => weight > 0).map(({ words }) => words) }
  }).sort((a, b) => b.score - a.score || ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
  const [best] = scored
  if (inDanger && best!.type !== '举报') return { type: '求助', typeReason: '有险情，请求处置' }
  if (best!.score <= 0) return { type: '投诉', typeReason: '没有明显线索，按投诉受理' }
  return { type: best!.type, typeReason: `“${[...new Set(best!.words)].slice(0, 3).join('”“')}”` }
}
