import type { DocumentSummary } from '../../../store/ports.ts'
import { finalScore } from '../../retrieve/features/index.ts'
import type { Candidate } from '../../retrieve/types.ts'
import { timeFit, type AskedTime } from './asked-time.ts'
import type { AnswerContext } from '../context.ts'
import { areOneRule } from '../series.ts'

/** Share of the best passage's score, validity aside, from which another is about the same. */
const SAME_TOPIC = 0.9
/** The same for documents that stood, at another time, in the place of one whose passage comes this close to the best. */
const SAME_RULE = 0.5
const LEADING = 0.75
/** From this share on a passage of the time is read beside those about the same. */
const WORTH_READING = 0.85

/**
 * Passages that may answer for a time: of a document about what is asked for that was of that year or held then, or that
 * speak of it. Empty when the library rules it for other times only. What is about something else is left out.
 */
export function passagesOfTime(
  candidates: readonly Candidate[],
  time: AskedTime,
  { validity, asOf }: Pick<AnswerContext, 'validity' | 'asOf'>,
): Candidate[] {
  const raw = new Map(candidates.map((candidate) => [candidate, finalScore(candidate.features)]))
  const best = Math.max(...raw.values())
  const share = (candidate: Candidate): number => raw.get(candidate)! / best
  const leading = [
    ...new Set(candidates.filter((one) => share(one) >= LEADING).map(({ document }) => document)),
  ]
  const replacing = (id: string): DocumentSummary | null => {
    const { label, replacedBy } = validity(id, asOf)
    return label === '已废止' ? replacedBy : null
  }
  const oneRule = ({ document }: Candidate): boolean =>
    leading.some((one) => areOneRule(document, one, replacing))
  const fitting = candidates.filter((candidate) => timeFit(candidate, time, validity, asOf) !== 'none')
  const answers = fitting.some(
    (candidate) => share(candidate) >= (oneRule(candidate) ? SAME_RULE : SAME_TOPIC),
  )
  if (!answers) return []
  if (time.to >= asOf) return [...candidates]
  return fitting.filter((candidate) => share(candidate) >= WORTH_READING || oneRule(candidate))
}
