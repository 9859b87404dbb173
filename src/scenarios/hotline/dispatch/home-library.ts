import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { loadCityPack, type CityPack } from '../../../city/index.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { PastTicket } from '../types.ts'
import { mattersOfPack, type Matter } from './matters.ts'

const CORPUS = fileURLToPath(new URL('../../../../corpus', import.meta.url))

/** Where weights and vectors made from the sample city are shipped. */
export const TRAINED_DIR = join(CORPUS, 'city', 'trained')

/** What the shipped files teach: the sample city's pack, what it says, its service items and its past tickets. */
export interface HomeLibrary {
  pack: CityPack
  matters: Matter[]
  tickets: PastTicket[]
}

/** Read the sample city with its past tickets and service items. ERR_CONFIG naming file and line of a bad ticket. */
export async function loadHomeLibrary(): Promise<HomeLibrary> {
  const pack = await loadCityPack(null)
  const matters = [...mattersOfPack(pack), ...(await readItems(join(CORPUS, 'service-guides')))]
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

/** SHA-256 (first 16 digits) of what was learnt from, to tell when weights are out of date. */
export function hashLibrary({ matters, tickets }: HomeLibrary): string {
  const content = JSON.stringify([matters.map(({ kind, text, owners }) => [kind, text, owners]), tickets])
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}
