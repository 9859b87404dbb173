import { TracedText } from '../../shared/text/traced-text.ts'
import { RepairNotes } from '../ingest/repair/step.ts'
import { narrowCharacters } from '../ingest/repair/steps/character-width.ts'
import { removeInvisibleCharacters } from '../ingest/repair/steps/invisible-characters.ts'
import { normalisePunctuation } from '../ingest/repair/steps/punctuation.ts'
import { simplify } from '../ingest/repair/steps/simplified.ts'
import { dropSpaces } from '../ingest/repair/steps/spaces.ts'

const STEPS = [removeInvisibleCharacters, narrowCharacters, simplify, dropSpaces, normalisePunctuation]

/** A question in the form documents are kept in: simplified, half-width digits, Chinese punctuation, no stray spaces. */
export function normaliseQuestion(text: string): string {
  const traced = new TracedText(text)
  const notes = new RepairNotes([])
  for (const step of STEPS) step.apply(traced, notes)
  return traced.text.replace(/\s+/g, ' ').trim()
}
