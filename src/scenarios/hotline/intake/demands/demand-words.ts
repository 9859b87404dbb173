import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { TicketType } from '../../types.ts'

interface DemandsFile {
  request: string
  question: string
  lead: string
  hollow: string
  rewrite: string[]
  answered: string
  asked: Record<TicketType, string>
  told: Record<TicketType, string>
  verbs: string
}

const FILE = parse(readFileSync(new URL('./demands.yaml', import.meta.url), 'utf8')) as DemandsFile

/** Characters before the words of asking that still belong to them (那就请). */
const LEADING = 4

/** Words by which something is asked for. */
export const REQUEST = new RegExp(FILE.request)

/** Whether a clause begins by asking for something. */
export const isRequest = (clause: string): boolean => {
  const at = clause.search(REQUEST)
  return at >= 0 && at <= LEADING
}

/** Words by which something is asked about. */
export const ASKED = new RegExp(FILE.question)

/** The same, or a question mark. */
export const QUESTION = new RegExp(`${FILE.question}|[？?]`)

/** What stands before a demand and says nothing. */
export const LEAD = new RegExp(FILE.lead)

/** A demand that only asks to see to it; its words may be read in many ways, so that long ones are not tried. */
export const HOLLOW = new RegExp(`^(?!.{41})(?:${FILE.hollow})`)

/** Verbs of official wording, with which a demand stands by itself. */
export const OFFICIAL = new RegExp(FILE.verbs)

/** How a clause begins that goes on with what is asked for. */
export const ASKS_ON = new RegExp(
  `${FILE.verbs}|^(?:再|然后|同时)?(?:把|并|退|给|让|或者?|加|停|按|修(?![车鞋])|清(?!早)|优先|说清)|^.{0,8}就(?:让|退|拆|停|赔|取缔)|^[^，]{1,8}(?:退给|还给|赔给|退了|要退|退回|的退$)|^再(?:把|给|送|派)`,
)

/** Said words and the official ones in their place. */
export const REWRITES = FILE.rewrite.map((line) => {
  const [from = '', to = ''] = line.split('→').map((side) => side.trim())
  return [new RegExp(from, 'gu'), to] as const
})

/** The frame of a demand that was asked for (`asked`), put as a question (`answered`), or only told (`told`). */
export const FRAMES: Readonly<Pick<DemandsFile, 'asked' | 'answered' | 'told'>> = FILE
