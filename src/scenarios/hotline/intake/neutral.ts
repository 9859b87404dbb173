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

/** Neutral wording of said words: no way of speaking, no insult, no exclamation. */
export function toNeutral(text: string): string {
  return text
    .replace(SPEECH, '')
    .replace(ABUSE, '')
    .replace(EMOJI, '')
    .replace(FILLERS, '')
    .replace(/[！!？?～~…]+/g, '')
    .replace(/^[^“]*”|“[^”]*$/g, (part) => part.replace(/[“”]/g, ''))
    .replace(/^[，,、；;：:\s]+|[，,、；;：:\s]+$/g, '')
    .trim()
}
