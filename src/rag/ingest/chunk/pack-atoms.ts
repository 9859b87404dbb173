import { isOfficeLine } from '../flow/index.ts'
import { sentencesOf } from './split-sentences.ts'
import { CHUNK_LIMITS, type Atom, type Draft } from './types.ts'

/** A paragraph that is nothing but a bracket (who is responsible) belongs to what stands above it. */
const ONLY_BRACKET = /^[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]。?$/u

/** Packs atoms into chunks: bundles whole, headings with what they head, lists with their lead-in, small neighbours. */
export function packAtoms(atoms: readonly Atom[], text: string): Draft[] {
  const drafts: Draft[] = []
  let open: Atom[] = []
  const close = (): void => {
    if (open.length > 0) drafts.push(...toDrafts(open, text, drafts))
    open = []
  }
  for (const atom of atoms) {
    if (atom.role === 'table-row' || atom.role === 'term') {
      close()
      drafts.push(singleDraft(atom))
    } else {
      if (open.length > 0 && !joins(open, atom, text)) close()
      open.push(atom)
    }
  }
  close()
  return drafts
}

function joins(open: readonly Atom[], next: Atom, text: string): boolean {
  const last = open.at(-1)!
  if (last.role === 'heading') return true
  if (next.role === 'heading' || next.role === 'table-head')
    return next.bundle !== null && next.bundle === last.bundle
  if (last.role === 'table-head') return false
  if (next.bundle !== null || last.bundle !== null) return next.bundle === last.bundle
  const size = sizeOf(open) + (next.end - next.start)
  const slice = text.slice(next.start, next.end)
  if (ONLY_BRACKET.test(slice) && next.owner === last.owner) return true
  if (leadsIn(last, text) && belongsBelow(next, last)) return size <= CHUNK_LIMITS.max
  if (size > CHUNK_LIMITS.target) return false
  if (continuesList(open, next)) return true
  const letterhead = open.length === 1 && isOfficeLine(text.slice(last.start, last.end))
  return next.owner === last.owner && (letterhead || !next.titled) && !stands(last)
}

/** Titled running items and paragraphs stand alone. */
function stands(atom: Atom): boolean {
  return atom.titled && atom.end - atom.start >= CHUNK_LIMITS.ownItem
}

function leadsIn(atom: Atom, text: string): boolean {
  return text.slice(atom.end - 1, atom.end) === '：'
}

function belongsBelow(next: Atom, last: Atom): boolean {
  return (
    next.owner === last.owner || next.owner.parent === last.owner || next.owner.parent === last.owner.parent
  )
}

/** Items of one list, none of them long enough to stand alone. */
function continuesList(open: readonly Atom[], next: Atom): boolean {
  const last = open.at(-1)!
  const item = (atom: Atom): boolean =>
    atom.owner.kind === 'numbered' && atom.owner.head?.start === atom.start
  if (!item(next) || stands(next) || stands(last)) return false
  return item(last) && last.owner.form === next.owner.form && last.owner.parent === next.owner.parent
}

const sizeOf = (atoms: readonly Atom[]): number =>
  atoms.reduce((sum, atom) => sum + (atom.role === 'heading' ? 0 : atom.end - atom.start), 0)

function singleDraft(atom: Atom): Draft {
  const { start, end, anchor, path } = atom
  return {
    kind: atom.role === 'term' ? 'term' : 'table_row',
    atoms: [atom],
    start,
    end,
    anchor,
    path,
    context: null,
  }
}

function toDrafts(atoms: Atom[], text: string, before: readonly Draft[]): Draft[] {
  const content = atoms.filter((atom) => atom.role !== 'heading')
  const first = content[0] ?? atoms.at(-1)!
  const bundle = content.every((atom) => atom.bundle === first.bundle) ? first.bundle : null
  const paths = (content.length > 0 ? content : [first]).map((atom) => atom.path)
  const draft: Draft = {
    kind: 'text',
    atoms,
    start: atoms[0]!.start,
    end: atoms.at(-1)!.end,
    anchor: bundle?.anchor ?? first.anchor,
    path: commonPath(paths),
    context: leadInAbove(first, before, text),
  }
  return splitLong(draft, content, text)
}

function commonPath(paths: string[][]): string[] {
  const [first = [], ...others] = paths
  const length = others.reduce((most, path) => {
    const differs = path.findIndex((name, index) => name !== first[index])
    return Math.min(most, differs === -1 ? path.length : differs)
  }, first.length)
  return first.slice(0, length)
}

/** The lead-in of a list that this chunk continues: the nearest `…：` above that heads it. */
function leadInAbove(first: Atom, before: readonly Draft[], text: string): string | null {
  const parent = first.owner.parent
  if (first.owner.kind !== 'numbered' || !parent) return null
  for (const draft of before.slice(-12).reverse())
    for (const atom of [...draft.atoms].reverse())
      if (
        leadsIn(atom, text) &&
        (atom.owner === parent || (parent.kind === 'clause' && atom.owner === parent))
      )
        return text.slice(atom.start, atom.end)
  return null
}

/** A single paragraph that is too long is cut at sentence ends into parts of about equal size. */
function splitLong(draft: Draft, content: readonly Atom[], text: string): Draft[] {
  const [only] = content
  if (
    content.length !== 1 ||
    !only ||
    only.role !== 'text' ||
    only.end - only.start <= CHUNK_LIMITS.splitAbove
  )
    return [draft]
  const parts = sentencesOf(text, only.start, only.end, CHUNK_LIMITS.target)
  return parts.map((part, index) => ({
    ...draft,
    start: index === 0 ? draft.start : part.start,
    end: part.end,
    atoms: index === 0 ? draft.atoms : [only],
  }))
}
