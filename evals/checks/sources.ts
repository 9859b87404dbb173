import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { toComparable } from '../../src/evaluation/text/comparable.ts'
import { loadFile } from '../../src/rag/ingest/load/index.ts'
import { repairDocument } from '../../src/rag/ingest/repair/index.ts'

/** What gold may point at. */
export interface GoldSources {
  /** Repaired text of each policy and of each guide's file, made comparable as the evaluation does, by base name. */
  texts: ReadonlyMap<string, string>
  /** Parsed service guides by their code. */
  guides: ReadonlyMap<string, unknown>
}

/** Read the policies and guides below a corpus folder. Throws what the loader throws for a file it can't read. */
export async function readSources(corpusDir: string): Promise<GoldSources> {
  return {
    texts: new Map([
      ...(await readPolicies(join(corpusDir, 'policies'))),
      ...(await readGuideTexts(join(corpusDir, 'service-guides'))),
    ]),
    guides: await readGuides(join(corpusDir, 'service-guides')),
  }
}

async function readPolicies(dir: string): Promise<Map<string, string>> {
  const policies = new Map<string, string>()
  for (const name of (await readdir(dir)).filter((file) => file.endsWith('.md')).sort()) {
    const loaded = await loadFile({ name, path: name, bytes: await readFile(join(dir, name)) })
    policies.set(name, loaded.map((document) => toComparable(repairDocument(document).text)).join('\n'))
  }
  return policies
}

async function readGuideTexts(dir: string): Promise<[string, string][]> {
  const files = (await readdir(dir).catch(() => [])).filter((file) => file.endsWith('.yaml'))
  return Promise.all(
    files.map(async (file) => [file, toComparable(await readFile(join(dir, file), 'utf8'))] as [string, string]),
  )
}

async function readGuides(dir: string): Promise<Map<string, unknown>> {
  const files = (await readdir(dir).catch(() => [])).filter((file) => file.endsWith('.yaml'))
  const read = async (file: string): Promise<[string, unknown]> => [
    basename(file, '.yaml'),
    parse(await readFile(join(dir, file), 'utf8')),
  ]
  return new Map(await Promise.all(files.map(read)))
}

/** Value of a dotted path in parsed YAML (`materials.0.name`), undefined when any step is missing. */
export const fieldOf = (guide: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined
    return (value as Record<string, unknown>)[key]
  }, guide)
