import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { namesOf, type CityPack, type Department } from '../../../../city/index.ts'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { TicketType } from '../../types.ts'

type AccusedFile = Record<
  'staff' | 'grave' | 'plain' | 'others' | 'towards' | 'above' | 'nobody' | 'reason',
  string
>

const READ = parse(readFileSync(new URL('./accused.yaml', import.meta.url), 'utf8')) as AccusedFile
const FILE = Object.fromEntries(
  Object.entries(READ).map(([name, source]) => [name, source.replace(/\s+/g, '')]),
) as AccusedFile
/** Characters between a department and what it is said to have done. */
const NEAR = 24
const GRAVE = new RegExp(`^([^。；]{0,${NEAR}}?)(?:${FILE.grave})`)
const ANY = new RegExp(`^([^。；]{0,${NEAR}}?)(?:${FILE.grave}|${FILE.plain})`)
const STAFF = new RegExp(`^的?[^，。；]{0,6}?(?:${FILE.staff})`)
const OTHERS = new RegExp(FILE.others)
const TOWARDS = new RegExp(FILE.towards)
const BARE = /(?<=^市).{4,}$/
const GOVERNS = /政府|管委/

/**
 * Short names of the departments that a ticket accuses, themselves or their people: of what is grave in any ticket, of
 * doing nothing or the like where it is a report (举报). Who is only asked to look into others is not accused.
 */
export function findAccused(text: string, type: TicketType | null, { departments }: CityPack): string[] {
  const named = departments
    .flatMap((department) => calledOf(department).map((name) => ({ name, short: department.short })))
    .sort((a, b) => b.name.length - a.name.length)
  const accused = new Set<string>()
  for (const { text: sentence } of splitSentences(text)) {
    let rest = sentence
    for (const { name, short } of named) {
      for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + name.length))
        if (isAccused(rest.slice(0, at), rest.slice(at + name.length), type)) accused.add(short)
      rest = rest.replaceAll(name, '\n'.repeat(name.length))
    }
  }
  return [...accused]
}

/** Names of a department, its short one also without 市 before it; a government's without those that mean its place only. */
const calledOf = (department: Department): string[] =>
  [...namesOf(department), ...(BARE.exec(department.short) ?? [])].filter(
    (name) => department.district === null || GOVERNS.test(name),
  )

function isAccused(before: string, after: string, type: TicketType | null): boolean {
  if (TOWARDS.test(before)) return false
  const staff = STAFF.test(after)
  const found = (type === '举报' ? ANY : staff ? GRAVE : null)?.exec(after)
  return found != null && !OTHERS.test(found[1]!)
}

/** Whom a ticket accuses, who is above them as the pack says, and what to tell whoever dispatches it. */
export interface Accusation {
  accused: readonly string[]
  above: readonly string[]
  warning: string
  /** Why those above lead. */
  reason: string
}

/** The accusation in a ticket with who may take it instead; null where nobody is accused. */
export function readAccusation(text: string, type: TicketType | null, pack: CityPack): Accusation | null {
  const accused = findAccused(text, type, pack)
  if (accused.length === 0) return null
  const above = pack.departments
    .filter(({ short }) => accused.includes(short))
    .flatMap(({ supervisedBy }) => supervisedBy ?? [])
    .filter((name, at, all) => !accused.includes(name) && all.indexOf(name) === at)
  const fill = (line: string): string =>
    line.replace('{accused}', accused.join('、')).replace('{above}', above.join('、'))
  return {
    accused,
    above,
    warning: fill(above.length > 0 ? FILE.above : FILE.nobody),
    reason: fill(FILE.reason),
  }
}
