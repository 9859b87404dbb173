import { ANSWER_STATUSES } from '../rag/answer/status.ts'
import type { Answer, Citation } from '../rag/answer/types.ts'
import type { SearchResult } from '../scenarios/policy-qa/types.ts'

/** An answer as lines for a terminal: notices, text, sources, what comes nearest, contacts. */
export function showAnswer(answer: Answer, nearest: readonly Citation[] = []): string[] {
  const { status, notices, citations, contacts, label } = answer
  const lines = [...notices.map((notice) => `※ ${notice}`), answer.answer]
  if (citations.length > 0) lines.push('', '依据：', ...citations.flatMap(showCitation))
  if (nearest.length > 0)
    lines.push('', '意思最近的原文（不是答案，请自行核对）：', ...nearest.flatMap(showCitation))
  if (status !== 'answered' && contacts.length > 0) {
    lines.push('', `可以咨询：${contacts.map(({ name, phone }) => `${name} ${phone}`).join('、')}`)
  }
  return [...lines, '', `〔${label}｜${ANSWER_STATUSES[status].label}〕`]
}

function showCitation({ n, title, source, doc_no: docNo, validity, path, quote }: Citation): string[] {
  const name = title === null ? source : `《${title}》`
  return [
    `[${n}] ${name}${docNo === null ? '' : `（${docNo}）`}｜${validity}`,
    `    ${path}`,
    `    “${oneLine(quote)}”`,
  ]
}

/** Passages found, best first. */
export function showSearch({ passages, terms, dense, ms }: SearchResult): string[] {
  const words = terms.map(({ term }) => term).join(' ')
  const lines = passages.flatMap(({ source, path, text, score }, index) => [
    `${index + 1}. ${source}｜${path}｜${score.toFixed(3)}`,
    `   ${oneLine(text)}`,
  ])
  const found = passages.length === 0 ? ['没有找到'] : lines
  return [...found, '', `检索词：${words}（${dense ? '词和语义' : '仅按词'}，${Math.round(ms)} 毫秒）`]
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ／ ').replaceAll('\t', ' | ')
