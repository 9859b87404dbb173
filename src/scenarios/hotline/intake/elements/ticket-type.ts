import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { Intake, TicketType } from '../../types.ts'
import { splitClauses } from '../wording/clauses.ts'

/** A weight, a space, a regular expression. */
type Weighted = string
type TypesFile = Record<TicketType, { first?: Weighted[]; any: Weighted[] }>

interface Cue {
  weight: number
  pattern: RegExp
  /** Looked for in the opening only. */
  opening: boolean
}

const FILE = parse(readFileSync(new URL('./ticket-type.yaml', import.meta.url), 'utf8')) as TypesFile

const CUES: readonly (readonly [TicketType, readonly Cue[]])[] = Object.entries(FILE).map(
  ([type, { first = [], any }]) => [type as TicketType, [...cuesOf(first, true), ...cuesOf(any, false)]],
)

function cuesOf(list: readonly Weighted[], opening: boolean): Cue[] {
  return list.map((line) => {
    const space = line.indexOf(' ')
    return { weight: Number(line.slice(0, space)), pattern: new RegExp(line.slice(space + 1)), opening }
  })
}

/** A clause that asks. */
const QUESTION =
  /要不要|是不是|能不能|行不行|有没有|算不算|可不可以|需不需要|多少|多久|几[个年月天点次]|怎么(?!没|就|还)|什么|吗|哪[里儿个些]|还能|咋|啥时/
/** Share of clauses from which a text asks throughout, and what that adds to 咨询. */
const THROUGHOUT = 0.3
const ASKING = 2

function asksThroughout(text: string): boolean {
  const clauses = splitClauses(text)
  return clauses.filter((clause) => QUESTION.test(clause.text)).length >= THROUGHOUT * clauses.length
}

/** How long the opening of a ticket is, in characters. */
const OPENING = 24
/** Between equals: a complaint asks for the most. */
const ORDER: readonly TicketType[] = ['投诉', '求助', '举报', '咨询', '建议', '表扬']

/** What a point of the cues weighs beside the past tickets' opinion; by cross-validation over them. */
const CUE = 0.3

/**
 * What kind of ticket a text is, by the cues of `ticket-type.yaml` and, where there is one, by what past tickets speak for; danger
 * to life makes it a call for help.
 */
export function readType(
  text: string,
  inDanger: boolean,
  opinion: ReadonlyMap<TicketType, number> | null = null,
): Pick<Intake, 'type' | 'typeReason'> {
  const opening = (splitSentences(text)[0]?.text ?? text).slice(0, OPENING)
  const scored = CUES.map(([type, cues]) => {
    const hits = cues.flatMap(({ weight, pattern, opening: first }) => {
      const match = pattern.exec(first ? opening : text)
      return match ? [{ weight, words: match[0] }] : []
    })
    const asked = type === '咨询' && asksThroughout(text) ? ASKING : 0
    const told = hits.reduce((total, { weight }) => total + weight, asked)
    const score = CUE * told + (opinion?.get(type) ?? 0)
    return { type, score, words: hits.filter(({ weight }) => weight > 0).map(({ words }) => words) }
  }).sort((a, b) => b.score - a.score || ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
  const [best] = scored
  // Somebody else's doing is reported only where words say so.
  if (inDanger && (best!.type !== '举报' || best!.words.length === 0))
    return { type: '求助', typeReason: '有险情，请求处置' }
  if (opinion === null && best!.score <= 0) return { type: '投诉', typeReason: '没有明显线索，按投诉受理' }
  const words = [...new Set(best!.words)].slice(0, 3)
  return {
    type: best!.type,
    typeReason: words.length === 0 ? '与同类历史工单相近' : `“${words.join('”“')}”`,
  }
}
