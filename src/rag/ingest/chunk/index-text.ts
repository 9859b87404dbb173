import type { DocumentFields } from '../../../store/records.ts'
import type { Draft } from './types.ts'

/** A lead-in longer than this says more than a list needs to be understood. */
const MAX_CONTEXT = 160

/** Of a document without title and kind the opening words say what it is; flat exports begin with the title unmarked. */
const OPENING = { least: 10, most: 40 }

/** How a document is called in index texts: its title, else what is known of where it is from, of when and what. */
export function documentLabel(fields: DocumentFields, text: string): string {
  if (fields.title !== null) return fields.title
  const year =
    fields.writtenAt?.slice(0, 4) ?? (fields.period ? `${fields.period.from}—${fields.period.to}` : null)
  const parts = [fields.issuer ?? fields.region, year === null ? null : `${year}年`, fields.kind]
  const opening = fields.kind === null ? openingOf(text) : null
  return [opening, ...parts].filter((part) => part !== null).join(' ')
}

function openingOf(text: string): string | null {
  const first = (text.trimStart().split(/[\n。]/, 1)[0] ?? '').slice(0, OPENING.most)
  return first.length < OPENING.least ? null : first
}

/** What is embedded and indexed for a chunk: document, breadcrumb, the lead-in it depends on, then its text. */
export function writeIndexText(draft: Draft, text: string, label: string): string {
  const body = bodyOf(draft, text)
  const path = draft.path.filter((name) => !body.startsWith(name))
  const context = draft.context !== null && draft.context.length <= MAX_CONTEXT ? draft.context : ''
  return [label, path.join(' > '), context, body].filter((line) => line !== '').join('\n')
}

/** The text without the heading lines that the breadcrumb repeats. */
function bodyOf(draft: Draft, text: string): string {
  const first = draft.atoms.find((atom) => atom.role !== 'heading')
  if (first?.reading != null) return first.reading
  const start = first === undefined ? draft.start : Math.max(draft.start, Math.min(first.start, draft.end))
  return text.slice(start, draft.end)
}
