import { maskSpans, type PiiSpan } from '../../../../guardrails/pii/index.ts'

interface Span {
  start: number
  end: number
}

/** Turns spans of the original text into spans of the masked one; null for what can't be found there. */
export type ToMasked = (span: Span & { text?: string }) => Span | null

/**
 * Offsets after masking. Where the masked text is the original with each span of personal data replaced by its kind, the
 * offsets are reckoned; where it was masked otherwise, the span's own text is looked for.
 */
export function toMaskedSpans(text: string, maskedText: string, pii: readonly PiiSpan[]): ToMasked {
  const plain = maskSpans(text, pii) === maskedText
  return (span) => (plain ? shift(span, pii) : locate(span, text, maskedText))
}

function shift({ start, end }: Span, pii: readonly PiiSpan[]): Span {
  return { start: shiftOffset(start, pii, 'start'), end: shiftOffset(end, pii, 'end') }
}

/** An offset inside a masked stretch moves to the edge of its label, so that a span keeps whole labels. */
function shiftOffset(offset: number, pii: readonly PiiSpan[], edge: 'start' | 'end'): number {
  let moved = 0
  for (const span of pii) {
    const label = span.kind.length + 2
    if (offset >= span.end) moved += label - (span.end - span.start)
    else if (offset > span.start) return span.start + moved + (edge === 'start' ? 0 : label)
  }
  return offset + moved
}

function locate(span: Span & { text?: string }, text: string, maskedText: string): Span | null {
  const wanted = span.text ?? text.slice(span.start, span.end)
  const at = wanted === '' ? -1 : maskedText.indexOf(wanted)
  return at < 0 ? null : { start: at, end: at + wanted.length }
}
