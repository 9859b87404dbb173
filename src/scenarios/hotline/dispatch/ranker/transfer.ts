import { namesOf, PLACEHOLDERS, type CityPack, type Department } from '../../../../city/index.ts'
import { characterPairs } from '../../../../shared/text/pairs.ts'
import { highest } from '../../classify/top-of.ts'
import { slotNameOf } from '../matters.ts'

/** Who takes a department's matters in another city, with their parts of it (summing to 1). */
export type Transfer = ReadonlyMap<string, readonly { name: string; share: number }[]>

/** How alike two texts are, 0 to 1: each text of the first list with each of the second. */
export type Likeness = (left: readonly string[], right: readonly string[]) => number[][]

const SAME_NAME = 0.62
const VOTERS = 3

/**
 * Carry departments of `home` over to `target`: by name, alias or former name; where nobody is called like that, to
 * those whose duties its own duties and keywords are nearest to. Governments of districts stay whoever is at the place.
 */
export function createTransfer(home: CityPack, target: CityPack, likeness: Likeness): Transfer {
  const transfer = new Map<string, { name: string; share: number }[]>(
    PLACEHOLDERS.map((name) => [name, [{ name, share: 1 }]]),
  )
  const central = target.departments.filter(({ district }) => district === null)
  const duties = central.flatMap(({ short, duties }) => duties.map(({ text }) => ({ short, text })))
  for (const department of home.departments) {
    if (department.district !== null) {
      transfer.set(department.short, [{ name: slotNameOf(department), share: 1 }])
      continue
    }
    const named = namesakes(department, central, home, target)
    transfer.set(department.short, named ?? nearest(department, duties, likeness))
  }
  return transfer
}

/** Present names count before former ones; several namesakes share. */
function namesakes(
  department: Department,
  others: readonly Department[],
  home: CityPack,
  target: CityPack,
): { name: string; share: number }[] | null {
  const mine = bareNames([department.short, department.name, ...department.aliases], home)
  const theirs = others.map((other) => ({ other, names: bareNames(namesOf(other), target) }))
  const exact = theirs.filter(({ names }) => names.some((name) => mine.includes(name)))
  const former = bareNames(department.former, home)
  const old = theirs.filter(
    ({ names, other }) =>
      !exact.some((entry) => entry.other === other) && names.some((name) => former.includes(name)),
  )
  const found = [...exact, ...old]
  if (found.length > 0) return found.map(({ other }) => ({ name: other.short, share: 1 / found.length }))
  const scored = theirs
    .map(({ other, names }) => ({
      other,
      score: Math.max(...names.flatMap((name) => mine.map((own) => dice(own, name)))),
    }))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]
  return best !== undefined && best.score >= SAME_NAME ? [{ name: best.other.short, share: 1 }] : null
}

/** Names without the city in front. */
function bareNames(names: readonly string[], { name, aliases }: CityPack): string[] {
  const cities = [name, ...aliases].sort((a, b) => b.length - a.length)
  return [
    ...new Set(
      names.map((text) => {
        const city = cities.find((candidate) => text.startsWith(candidate))
        const rest = city === undefined ? text : text.slice(city.length)
        return rest.replace(/^市(?!场|容|政)/, '')
      }),
    ),
  ].filter((text) => text.length >= 2)
}

/** Dice coefficient of character pairs. */
function dice(left: string, right: string): number {
  const [a, b] = [characterPairs(left), characterPairs(right)]
  const common = a.filter((pair) => b.includes(pair)).length
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length)
}

/** Each duty and keyword votes for the department of the duty it is most like, with its likeness. */
function nearest(
  department: Department,
  duties: readonly { short: string; text: string }[],
  likeness: Likeness,
): { name: string; share: number }[] {
  const own = [...department.duties.map(({ text }) => text), ...department.keywords]
  const votes = new Map<string, number>()
  for (const row of likeness(
    own,
    duties.map(({ text }) => text),
  )) {
    const best = highest(row)
    const { short } = duties[best]!
    votes.set(short, (votes.get(short) ?? 0) + row[best]! ** 2)
  }
  const top = [...votes].sort(([, a], [, b]) => b - a).slice(0, VOTERS)
  const sum = top.reduce((total, [, vote]) => total + vote, 0)
  return top.map(([name, vote]) => ({ name, share: vote / sum })).filter(({ share }) => share >= 0.2)
}
