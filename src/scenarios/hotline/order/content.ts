import { splitSentences, type Span } from '../../../shared/text/sentences.ts'
import { hideLongNumbers } from './long-numbers.ts'
import type { OrderContent, SentenceSource } from './types.ts'

const ASKS =
  /(?:^|[，,；\s])(?:请(?!帖|柬|假|客)|麻烦)|要求|请求|希望|恳请|请(?:尽快|相关|有关|政府|部门|求|问|贵|你们|您|帮|给|核|查|派|协)|诉求|咨询|想问|问一下|问问|求助|盼|建议|能不能|能否|可不可以|是否|怎么(?:办|处理|申请|弄)|谁来管|管一?管|[？?]\s*$/
const NARRATES =
  /多次|反映过|打过|找过|联系过|投诉过|至今|仍然|依然|之后|后来|结果|答复|回复|推诿|说是|一直|当时|再次|又/
const LABEL = /［[^］]*］/g
const LEAST = 4

/** A long piece without a full stop is cut at its commas. */
const LONG_SENTENCE = 60

/** The sentences of a masked ticket that say something beside who called. */
export function ticketSentences(text: string): Span[] {
  return splitSentences(text)
    .flatMap((sentence) => (sentence.text.length > LONG_SENTENCE ? cutAtCommas(text, sentence) : [sentence]))
    .filter(
      ({ text: piece }) =>
        piece.replace(LABEL, '').replace(/[\p{P}\s]|电话|手机|联系方式|来电人|先生|女士/gu, '').length >=
        LEAST,
    )
}

/** Pieces of at least twenty characters, cut after a comma. */
function cutAtCommas(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = []
  let from = start
  for (let i = start; i < end; i++) {
    const cut =
      i + 1 === end ||
      ('，,、'.includes(text[i]!) && !/\d/.test(text[i + 1]!) && i + 1 - from >= 20 && end - i > 8)
    if (!cut) continue
    pieces.push({ text: text.slice(from, i + 1), start: from, end: i + 1 })
    from = i + 1
  }
  return pieces
}

/**
 * 起因, 经过 and 诉求 in the ticket's own words: what is asked for stands in the demands' spans or reads like asking; the first
 * of the rest is what it is about, the others how it went on. Every piece is a quotation with its place.
 */
export function extractContent(
  text: string,
  demandSpans: readonly { start: number; end: number }[],
): { content: OrderContent; sources: SentenceSource[] } {
  const sentences = ticketSentences(text)
  const asked = sentences.map((sentence) => isAsked(sentence, demandSpans))
  if (!asked.includes(true) && sentences.length > 0) asked[sentences.length - 1] = true
  const demand = sentences.filter((_sentence, i) => asked[i])
  const told = sentences.filter((_sentence, i) => !asked[i])
  const turn = told.findIndex(({ text: piece }, i) => i > 0 && NARRATES.test(piece))
  const cut = turn > 0 ? turn : Math.min(told.length, 2)
  const parts = { cause: told.slice(0, cut), course: told.slice(cut), demand }
  return {
    content: { cause: join(parts.cause), course: join(parts.course), demand: join(parts.demand) },
    sources: [...parts.cause, ...parts.course, ...parts.demand].map(({ text: sentence, start, end }) => ({
      ...{ sentence: hideLongNumbers(sentence), from: 'ticket' as const, start, end },
    })),
  }
}

function isAsked(sentence: Span, spans: readonly { start: number; end: number }[]): boolean {
  if (ASKS.test(sentence.text)) return true
  return spans.some(({ start, end }) => {
    const shared = Math.min(end, sentence.end) - Math.max(start, sentence.start)
    return shared > 0 && shared >= (sentence.end - sentence.start) / 2 && end - start < 60
  })
}

const join = (spans: readonly Span[]): string => hideLongNumbers(spans.map(({ text }) => text).join(''))
