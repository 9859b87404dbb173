import type { Basis } from '../../types.ts'
import { hasContent } from '../../has-content.ts'
import type { OrderChoice, OrderContent, OrderDeadline, OrderSource, SentenceSource } from '../types.ts'
import { extractContent } from './extract-content.ts'
import { traceWording } from './trace-wording.ts'

/** The content of an order with where each sentence comes from: as a person wrote it, else in the ticket’s own words. */
export function wordingOf(
  source: OrderSource,
  choice: OrderChoice,
): { content: OrderContent; sources: SentenceSource[] } {
  if (choice.content === undefined) {
    if (hasContent(`${source.text}\n${source.supplement}`)) return extractContent(source)
    return { content: { cause: '', course: '', demand: '' }, sources: [] }
  }
  const { cause, course, demand } = choice.content
  const sources = [cause, course, demand].flatMap((part) =>
    traceWording(part, source.text).map(
      ({ sentence, source: found }): SentenceSource =>
        found ?? { sentence, from: 'person', path: choice.writtenBy ?? '确认人' },
    ),
  )
  return { content: { cause, course, demand }, sources }
}

/** Where a title comes from: the place that it puts in other words, else the whole ticket. */
export function titleSource(title: string, text: string): SentenceSource {
  const found = traceWording(title, text)[0]?.source
  return { sentence: title, from: 'ticket', start: found?.start ?? 0, end: found?.end ?? text.length }
}

/** A time limit as a sentence. */
export const deadlineSource = ({ text, basis }: OrderDeadline): SentenceSource => ({
  sentence: text,
  from: 'sla',
  path: basis ?? 'sla',
})

/** A 派单依据 as a sentence. */
export const basisSource = ({ kind, source, path, quote, document }: Basis): SentenceSource => ({
  sentence: quote,
  from: kind === 'rule' ? 'rule' : 'duty',
  path: [source, path, ...(document ? [document] : [])].join(' › '),
})
