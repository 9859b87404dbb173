import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

interface WordingFile {
  speech: string
  abuse: string
  fillers: string
}

const FILE = parse(readFileSync(new URL('./wording.yaml', import.meta.url), 'utf8')) as WordingFile
const SPEECH = new RegExp(FILE.speech)
const ABUSE = new RegExp(FILE.abuse, 'g')
const FILLERS = new RegExp(FILE.fillers, 'gu')

const EMOJI = /\p{Extended_Pictographic}/gu
/** Stands where something was left out until it is known what came together there. */
const GAP = '\u{E000}'

/** Neutral wording of said words: no way of speaking, no insult, no exclamation. */
export function toNeutral(text: string): string {
  return withoutLoneQuotes(
    text
      .replace(SPEECH, '')
      .replace(/(?<=\d)[～~](?=\d)/g, '至')
      .replace(ABUSE, GAP)
      .replace(EMOJI, GAP)
      .replace(FILLERS, GAP)
      .replace(/[！!？?～~…]+/g, GAP)
      // Two numbers on either side of what was left out must not read as one.
      .replace(/(?<=\d)\u{E000}+(?=\d)/gu, '，')
      .replaceAll(GAP, ''),
  )
    .replace(/^[，,、；;：:\s]+|(?<![，,、；;：:\s])[，,、；;：:\s]+$/g, '')
    .trim()
}

/** Without the quotation marks that close what was never opened, and those that open what is never closed. */
function withoutLoneQuotes(text: string): string {
  const after = text.lastIndexOf('”') + 1
  const closed = text.slice(0, after).replace(/^[^“]*”/, (part) => part.replaceAll('”', ''))
  return `${closed}${text.slice(after).replaceAll('“', '')}`
}
