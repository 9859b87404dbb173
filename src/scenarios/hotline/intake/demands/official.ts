import type { Span } from '../../../../shared/text/sentences.ts'
import type { Demand } from '../../types.ts'
import { toNeutral } from '../wording/neutral.ts'
import { toThirdPerson } from '../wording/third-person.ts'
import { ASKED, LEAD, OFFICIAL, REQUEST, REWRITES } from './demand-words.ts'

/** A demand with fewer characters hardly says anything. */
const SHORT = 4
/** How much of a ticket around a demand tells what it is about, in characters. */
const LONGEST = 36

/** Demands of stretches of the ticket, without the same again; very short ones only where there is nothing better. */
export function inOfficialWords(
  sources: readonly Span[],
  frameOf: (said: string) => string,
  shorten: (told: string) => string | null = () => null,
): Demand[] {
  const demands = sources
    .map((source) => ({
      text: toOfficial(shorten(source.text) ?? source.text, frameOf(source.text)),
      source,
      department: null,
    }))
    .filter(({ text }, at, all) => text !== '' && all.findIndex((other) => other.text === text) === at)
  const telling = demands.filter(({ text }) => [...text].length >= SHORT)
  return telling.length > 0 ? telling : demands.slice(0, 1)
}

/** Words by which a wish is put as a question. */
const WHETHER = /(?<![看问道实楚底])(?:能不能|可不可以|能否|可否)(?:给|帮)?(?:我们?)?(?=.)/

/** Official wording of a demand: without the words of asking and speaking, in its frame unless it has an official verb. */
export function toOfficial(said: string, frame: string): string {
  let text = toNeutral(said).replace(LEAD, '')
  const request = REQUEST.exec(text)
  if (request?.index === 0 && !/^(?:先)?[把让]/.test(text)) text = text.slice(request[0].length)
  text = withoutAsking(text)
  if (!frame.startsWith('咨询')) text = text.replace(WHETHER, '')
  for (const [from, to] of REWRITES) text = text.replace(from, to)
  text = text
    .replace(LEAD, '')
    .replace(/(?<![。！？!?；;，,、\s])[。！？!?；;，,、\s]+$/, '')
    .trim()
  if ([...text].length < 2 || /^[们他她我你这那]+$/.test(text)) return ''
  const short = [...toThirdPerson(text)].slice(0, LONGEST).join('')
  return OFFICIAL.test(short) ? short : fillFrame(frame, short)
}

/** Without the words of asking, which stand near the beginning or after the clause that the question is about. */
function withoutAsking(text: string): string {
  const question = ASKED.exec(text)
  if (question === null) return text
  const from = text.lastIndexOf('，', question.index) + 1
  if (question.index - from >= 8) return text
  return text.slice(0, from) + text.slice(question.index + question[0].length)
}

/** Words in their frame, which ends in what they are (…的问题) unless they say so themselves. */
function fillFrame(frame: string, words: string): string {
  const named = /(?:问题|情况)$/.test(words)
  return (named ? frame.replace(/\}的.+$/, '}') : frame).replace('{}', () =>
    frame.includes('}的') ? words.replace(/[的了]$/, '') : words,
  )
}
