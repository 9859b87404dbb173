import type { ReactNode } from 'react'
import { AI_LABEL, sureness } from './words.ts'

type Tone = 'plain' | 'brand' | 'good' | 'warn' | 'bad'

/** A small labelled mark. */
export const Mark = ({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone
  title?: string
  children: ReactNode
}) => (
  <span className={`mark mark-${tone}`} title={title}>
    {children}
  </span>
)

const URGENCY_TONE: Record<string, Tone> = { 特急: 'bad', 紧急: 'warn' }

export const UrgencyMark = ({ urgency }: { urgency: string }) => (
  <Mark tone={URGENCY_TONE[urgency] ?? 'plain'}>{urgency}</Mark>
)

const STATE_TONE: Record<string, Tone> = {
  受理: 'brand',
  待派: 'brand',
  会商: 'warn',
  退单审核: 'warn',
  改派: 'warn',
  重办: 'warn',
  办结: 'good',
  答复: 'good',
  回访: 'good',
}

export const StateMark = ({ state }: { state: string }) => (
  <Mark tone={STATE_TONE[state] ?? 'plain'}>{state}</Mark>
)

/** Stands on everything that the system proposes. */
export const AiMark = () => <Mark tone="warn">{AI_LABEL}</Mark>

/** How sure the system is: a bar and the number. */
export const Confidence = ({ value }: { value: number }) => (
  <span className="confidence">
    <meter min={0} max={1} value={value} aria-label="把握" />
    <b>{sureness(value)}</b>
  </span>
)

/** Text whose hidden parts stand out, and one stretch that is pointed at. */
export function MaskedText({ text, mark }: { text: string; mark?: { start: number; end: number } | null }) {
  const parts: ReactNode[] = []
  const push = (from: number, to: number, marked: boolean): void => {
    const piece = hideMarks(text.slice(from, to), from)
    if (to > from)
      parts.push(marked ? <mark key={`m${from}`}>{piece}</mark> : <span key={from}>{piece}</span>)
  }
  const start = mark ? Math.max(0, Math.min(mark.start, text.length)) : text.length
  const end = mark ? Math.max(start, Math.min(mark.end, text.length)) : text.length
  push(0, start, false)
  push(start, end, true)
  push(end, text.length, false)
  return <>{parts}</>
}

const hideMarks = (text: string, offset: number): ReactNode[] =>
  text.split(/(［[^［］]{1,8}］)/).map((piece, i) =>
    i % 2 === 1 ? (
      <span key={`${offset}-${i}`} className="masked">
        {piece}
      </span>
    ) : (
      piece
    ),
  )

/** Says what went wrong, where it went wrong. */
export const Failure = ({ error, retry }: { error: Error; retry?: () => void }) => (
  <p className="failure" role="alert">
    {error.message}
    {retry && (
      <button type="button" className="link" onClick={retry}>
        重试
      </button>
    )}
  </p>
)
