import { HuidaError } from '../../../../../shared/errors.ts'
import type { Ticket } from '../../ticket.ts'
import type { Effect } from './effect.ts'

interface Span {
  start: number
  end: number
}

/** What stays is asked for here; the others go to tickets of their own, each with {@link keepDemands}. */
export const split: Effect<'split'> = (ticket, { parts }) => {
  const away = parts.flatMap(({ demands }) => demands)
  if (away.some((at) => at >= ticket.demands.length))
    throw new HuidaError('ERR_INPUT_INVALID', `本单只有${ticket.demands.length}条诉求`)
  if (new Set(away).size < away.length)
    throw new HuidaError('ERR_INPUT_INVALID', '同一条诉求不能分到两张工单')
  const stay = [...ticket.demands.keys()].filter((at) => !away.includes(at))
  if (stay.length === 0) throw new HuidaError('ERR_INPUT_INVALID', '本单至少保留一条诉求')
  return keepDemands(ticket, stay)
}

/** The ticket with these of its demands only, and with what its text says of them. */
export function keepDemands(ticket: Ticket, kept: readonly number[]): Ticket {
  const sources = ticket.demands.map((_demand, at) => sourceOf(ticket, at))
  const demands = kept.map((at) => ticket.demands[at]!)
  const told = kept.flatMap((at) => sources[at] ?? [])
  return {
    ...ticket,
    demands,
    intake: {
      ...ticket.intake,
      demands: ticket.intake.demands.filter(({ source }) => told.includes(source)),
      shouldSplit: new Set(demands.map(({ department }) => department)).size > 1,
    },
    own: ownOf(
      ticket,
      sources.map((source, at) => ({ source, own: kept.includes(at) })),
    ),
  }
}

type Source = Ticket['intake']['demands'][number]['source']

/** Where the text asks for it; null for what a person added. */
function sourceOf({ intake, demands, edited }: Ticket, at: number): Source | null {
  const same = intake.demands.find(({ text }) => text === demands[at]!.text)
  const found = same ?? (edited.includes('demands') ? undefined : intake.demands[at])
  return found === undefined || found.source.end === found.source.start ? null : found.source
}

/**
 * A clause tells of the demand that ends next after it begins, the last clauses of the last demand; one that holds several
 * demands tells of them all. Where no demand stands in the text, all of it is everybody's.
 */
function ownOf(ticket: Ticket, demands: { source: Source | null; own: boolean }[]): Ticket['own'] {
  const text = ticket.intake.maskedText
  const placed = demands
    .flatMap(({ source, own }) => (source === null ? [] : [{ start: source.start, end: source.end, own }]))
    .sort((a, b) => a.end - b.end)
  if (!placed.some(({ own }) => own)) return ticket.own ?? { text, elsewhere: [] }
  const isOwn = (clause: Span): boolean => {
    const within = placed.filter(({ start, end }) => start < clause.end && end > clause.start)
    const next = placed.find(({ end }) => end > clause.start) ?? placed.at(-1)!
    return within.length > 0 ? within.some(({ own }) => own) : next.own
  }
  const before = ticket.own?.elsewhere ?? []
  const clauses = clausesOf(text).map((clause) => ({
    ...clause,
    own: isOwn(clause) && !before.some(({ start, end }) => start <= clause.start && end >= clause.end),
  }))
  const own = clauses.filter((clause) => clause.own).map(({ start, end }) => text.slice(start, end))
  return { text: own.join(''), elsewhere: joined(clauses.filter((clause) => !clause.own)) }
}

const clausesOf = (text: string): Span[] =>
  [...text.matchAll(/[^，。；！？\n]*[，。；！？\n]+|[^，。；！？\n]+$/gu)].map(({ 0: clause, index }) => ({
    start: index,
    end: index + clause.length,
  }))

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const { start, end } of spans) {
    const last = whole.at(-1)
    if (last?.end === start) last.end = end
    else whole.push({ start, end })
  }
  return whole
}
