import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { HuidaError } from '../../../../shared/errors.ts'
import type { PastTicket } from '../../types.ts'
import { mattersOfPack, type Matter } from '../matters.ts'
import type { PolicyClause } from './policy-clauses.ts'

const CORPUS = fileURLToPath(new URL('../../../../../corpus', import.meta.url))

/** Where weights and vectors made from the sample city are shipped. */
export const TRAINED_DIR = join(CORPUS, 'city', 'trained')

/** Clauses of the sample city's policies that say who does what, as `scripts/train-dispatch.ts` read them. */
export const CLAUSES_FILE = join(TRAINED_DIR, 'clauses.json')

/** What the shipped files teach: the sample city's pack, what it says, its service items, its policies and its past tickets. */
export interface HomeLibrary {
  pack: CityPack
  matters: Matter[]
  tickets: PastTicket[]
}

/** Read the sample city with its past tickets, service items and what its policies say. ERR_CONFIG naming file and line of a bad ticket. */
export async function loadHomeLibrary(): Promise<HomeLibrary> {
  const pack = await loadCityPack(null)
  const items = await readItems(join(CORPUS, 'service-guides'))
  const matters = [...mattersOfPack(pack), ...items, ...(await readClauses())]
  return { pack, matters, tickets: await readTickets(join(CORPUS, 'tickets')) }
}

/** Past tickets of a folder's jsonl files, in order of file and line. */
async function readTickets(dir: string): Promise<PastTicket[]> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).sort()
  const read = files.map(async (name) => {
    const lines = (await readFile(join(dir, name), 'utf8')).split('\n')
    return lines.flatMap((line, at) => (line.trim() === '' ? [] : [readTicket(line, name, at + 1)]))
  })
  return (await Promise.all(read)).flat()
}

function readTicket(line: string, file: string, number: number): PastTicket {
  try {
    const ticket = JSON.parse(line) as PastTicket
    if (typeof ticket.text === 'string' && typeof ticket.department === 'string') return ticket
  } catch {
    // Told below, with its place.
  }
  throw new HuidaError('ERR_CONFIG', `历史工单 ${file} 第 ${number} 行有误`)
}

interface Item {
  name: string
  aliases?: string[]
  department: string
  faq?: { q: string }[]
}

/** Service items as matters: their names, what people call them, and what people ask of them. */
async function readItems(dir: string): Promise<Matter[]> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort()
  const read = files.map(async (source) => {
    const {
      name,
      aliases = [],
      department,
      faq = [],
    } = parse(await readFile(join(dir, source), 'utf8')) as Item
    const owners = [{ name: department, share: 1 }]
    const texts = [[name, ...aliases].join(' '), ...faq.map(({ q }) => q)]
    return texts.map((text): Matter => ({ kind: 'item', text, owners, source, path: name, quote: name }))
  })
  return (await Promise.all(read)).flat()
}

async function readClauses(): Promise<Matter[]> {
  const clauses = JSON.parse(await readFile(CLAUSES_FILE, 'utf8')) as PolicyClause[]
  return clauses.map(({ departments, ...clause }): Matter => {
    const share = 1 / departments.length
    return { kind: 'clause', ...clause, owners: departments.map((name) => ({ name, share })) }
  })
}

/** SHA-256 (first 16 digits) of what was learnt from, to tell when weights are out of date. */
export function hashLibrary({ matters, tickets }: HomeLibrary): string {
  const content = JSON.stringify([matters.map(({ kind, text, owners }) => [kind, text, owners]), tickets])
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}
