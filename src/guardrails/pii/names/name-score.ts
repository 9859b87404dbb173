import { CLEAR_SURNAME, NAMES } from './lexicon.ts'
import type { NameCandidate, NameContext } from './name-candidate.ts'
import { GIVEN, leftStrength, rightStrength } from './name-frames.ts'
import { isPossible, isRuledOut } from './name-rules.ts'
import { scoreWords } from './name-words.ts'
import type { WordBreaks } from './word-breaks.ts'

/** What a candidate must reach to count as a name; chosen on the development sets. */
export const NAME_THRESHOLD = 5

const BEFORE = 14
const AFTER = 24

/** Evidence for a name: the words around it, its characters and how the dictionary cuts them; `NAME_THRESHOLD` or more is a name. */
export function scoreName(text: string, breaks: WordBreaks, candidate: NameCandidate): number {
  const { start, end, surname } = candidate
  const given = text.slice(start + surname, end)
  if (!isPossible(given)) return 0
  const before = text.slice(Math.max(0, start - BEFORE), start)
  const after = text.slice(end, end + AFTER)
  const context: NameContext = {
    ...candidate,
    text,
    before,
    after,
    given,
    left: leftStrength(before),
    right: rightStrength(after, breaks.at(end)),
  }
  if (isRuledOut(context)) return 0
  const around = context.left + (context.left >= 2 ? 0.25 : 0) + context.right
  return (
    around + scoreSurname(context) + scoreGiven(context) + scoreTitle(context) + scoreWords(context, breaks)
  )
}

const scoreSurname = ({ text, start, end, surname }: NameContext): number =>
  (NAMES.doubtful.has(text.slice(start, start + surname)) ? 0 : surname > 1 ? 3 : 1) +
  (end - start > 2 ? 0.5 : 0)

/** Usual characters speak for a name; unusual ones against it where the words before it don't say what follows. */
function scoreGiven({ given, left }: NameContext): number {
  const unusual = left >= 3 ? -0.25 : -0.75
  const twice = given.length === 2 && given[0] === given[1] ? 0.5 : 0
  return [...given].reduce(
    (sum, character) => sum + (NAMES.seldom.has(character) ? -1.5 : GIVEN.has(character) ? 0.75 : unusual),
    twice,
  )
}

/** 乙方唐女士 is a form of address, not a name 方唐. */
const scoreTitle = ({ given, after }: NameContext): number =>
  given.length === 1 && CLEAR_SURNAME.test(given) && NAMES.titleAtStart.test(after) ? -3 : 0
