import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { TicketType } from '../../types.ts'

interface DemandsFile {
  request: string
  question: string
  lead: string
  hollow: string
  rewrite: string[]
  asked: Record<TicketType, string>
  told: Record<TicketType, string>
  verbs: string
}

const FILE = parse(readFileSync(new URL('./demands.yaml', import.meta.url), 'utf8')) as DemandsFile

/** Words by which something is asked for. */
export const REQUEST = new RegExp(FILE.request)

/** Words by which something is asked about. */
export const ASKED = new RegExp(FILE.question)

/** The same, or a question mark. */
export const QUESTION = new RegExp(`${FILE.question}|[？?]`)

/** What stands before a demand and says nothing. */
export const LEAD = new RegExp(FILE.lead)

/** A demand that only asks to see to it. */
export const HOLLOW = new RegExp(FILE.hollow)

/** Verbs of official wording, with which a demand stands by itself. */
export const OFFICIAL = new RegExp(FILE.verbs)

/** How a clause begins that goes on with what is asked for. */
export const ASKS_ON = new RegExp(`${FILE.verbs}|^(?:把|并|退|给|让|或者?|加|停|按|修|清|优先|说清)`)

/** Said words and the official ones in their place. */
export const REWRITES = FILE.rewrite.map((line) => {
  const [from = '', to = ''] = line.split('→').map((side) => side.trim())
  return [new RegExp(from, 'g'), to] as const
})

/** The frame of a demand that was asked for (`asked`), and of one that was only told (`told`). */
export const FRAMES: Readonly<Pick<DemandsFile, 'asked' | 'told'>> = FILE
