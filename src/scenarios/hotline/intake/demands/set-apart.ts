import { splitClauses, type Clause } from '../wording/clauses.ts'
import { fieldOf, FURTHER, saysSingle, SEPARATOR, SEVERAL } from './matters.ts'

/** What stands before the first separator is no matter of its own below this many characters. */
const STUB = 7

/** Clauses of each independent matter: a new one begins where words set it apart and it belongs to another field. */
export const splitParts = (text: string): Clause[][] =>
  saysSingle(text) ? [splitClauses(text)] : joinKin(text, setApart(text))

/** Clauses of each stretch that words set apart from the one before. */
function setApart(text: string): Clause[][] {
  const groups: Clause[][] = []
  const several = SEVERAL.test(text)
  for (const clause of splitClauses(text)) {
    const listed = (several ? /[；;：:？?]/ : /[；;]/).test(
      text.slice(Math.max(0, clause.start - 1), clause.start),
    )
    const apart = SEPARATOR.test(text.slice(clause.start, clause.end + 1)) || listed
    const stub = groups.length === 1 && isStub(groups[0]!, text)
    if (groups.length === 0 || (apart && !stub)) groups.push([clause])
    else groups.at(-1)!.push(clause)
  }
  return groups
}

/** Whether clauses only say that something follows (两件事：…) or where. */
function isStub(clauses: readonly Clause[], text: string): boolean {
  const said = textOf(clauses)
  const announces = /[:：]/.test(text[clauses.at(-1)!.end] ?? '')
  return announces || said.length < STUB || (SEVERAL.test(said) && fieldOf(said) === null)
}

/** Groups of the same field together; one of no telling field stays with what it follows unless words set it apart. */
function joinKin(text: string, groups: readonly (readonly Clause[])[]): Clause[][] {
  const parts: { field: string | null; clauses: Clause[] }[] = []
  const several = SEVERAL.test(text)
  for (const clauses of groups) {
    const field = parts.length === 0 ? fieldOf(textOf(clauses)) : firstField(clauses)
    const start = clauses[0]!.start
    const further =
      several || (start === clauses[0]!.sentence.start && FURTHER.test(text.slice(start, start + 8)))
    const kin = parts.find((part) => part.field === field && field !== null)
    const last = parts.at(-1)
    if (last !== undefined && (kin !== undefined || (field === null && !further)))
      (kin ?? last).clauses.push(...clauses)
    else if (last !== undefined && last.field === null && !further) {
      last.clauses.push(...clauses)
      last.field = field
    } else parts.push({ field, clauses: [...clauses] })
  }
  return parts.map(({ clauses }) => clauses)
}

const textOf = (clauses: readonly Clause[]): string => clauses.map((clause) => clause.text).join('，')

/** Field of the first clause that has one: what a matter begins with, it is about. */
const firstField = (clauses: readonly Clause[]): string | null =>
  clauses.map((clause) => fieldOf(clause.text)).find((field) => field !== null) ?? null
