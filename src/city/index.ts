import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { HuidaError } from '../shared/errors.ts'
import type { ContactBook } from '../rag/answer/contacts.ts'

/** What Huida reads of a city pack so far: its name, whom to call, and how people there say things. */
export interface CityPack {
  name: string
  hotline: string
  departments: Department[]
  districts: { name: string; aliases: string[] }[]
  /** Everyday wording → official terms. */
  synonyms: ReadonlyMap<string, readonly string[]>
}

export interface Department {
  name: string
  short: string
  aliases: string[]
  phone: string | null
  keywords: string[]
}

interface CityFile {
  name: string
  hotline?: { number?: string }
  districts?: { name: string; aliases?: string[] }[]
}
interface DepartmentsFile {
  departments?: { name: string; short?: string; aliases?: string[]; phone?: string; keywords?: string[] }[]
}
interface SynonymsFile {
  topics?: Record<string, [string, string | string[]][]>
}

const DEFAULT_PACK = fileURLToPath(new URL('../../corpus/city', import.meta.url))

/** Read a city pack folder; null takes the sample city's. ERR_CONFIG when it is not there or not readable. */
export async function loadCityPack(path: string | null): Promise<CityPack> {
  const dir = path ?? DEFAULT_PACK
  const city = await readYaml<CityFile>(dir, 'city.yaml', true)
  const departments = await readYaml<DepartmentsFile>(dir, 'departments.yaml', false)
  const synonyms = await readYaml<SynonymsFile>(dir, 'synonyms.yaml', false)
  return {
    name: city!.name,
    hotline: city!.hotline?.number ?? '12345',
    departments: (departments?.departments ?? []).map((entry) => ({
      name: entry.name,
      short: entry.short ?? entry.name,
      aliases: entry.aliases ?? [],
      phone: entry.phone ?? null,
      keywords: entry.keywords ?? [],
    })),
    districts: (city!.districts ?? []).map(({ name, aliases }) => ({ name, aliases: aliases ?? [] })),
    synonyms: readSynonyms(synonyms),
  }
}

async function readYaml<T>(dir: string, name: string, required: boolean): Promise<T | null> {
  const file = join(dir, name)
  if (!existsSync(file)) {
    if (required) throw new HuidaError('ERR_CONFIG', `城市包缺少 ${name}：${dir}`)
    return null
  }
  try {
    return parse(await readFile(file, 'utf8')) as T
  } catch (cause) {
    throw new HuidaError('ERR_CONFIG', `城市包的 ${name} 不是有效的 YAML`, { cause })
  }
}

function readSynonyms(file: SynonymsFile | null): Map<string, readonly string[]> {
  const entries = Object.values(file?.topics ?? {}).flat()
  return new Map(
    entries.map(([wording, official]) => [wording, Array.isArray(official) ? official : [official]]),
  )
}

/** Whom to call: the hotline always; departments by name first, then by their keywords (at least two). */
export function createContactBook(pack: CityPack, hotline: string): ContactBook {
  return {
    hotline: { name: '政务服务便民热线', phone: hotline },
    city: pack.name,
    find(text) {
      return pack.departments
        .flatMap((department) => {
          if (department.phone === null) return []
          const named = [department.name, department.short, ...department.aliases].some((name) =>
            text.includes(name),
          )
          const hits = department.keywords.filter((keyword) => text.includes(keyword)).length
          const score = (named ? 10 : 0) + hits
          return score >= 2 ? [{ contact: { name: department.short, phone: department.phone }, score }] : []
        })
        .sort((a, b) => b.score - a.score)
        .map(({ contact }) => contact)
    },
  }
}
