import { readdir, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { HuidaError } from '../shared/errors.ts'

const SuiteFile = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9-]+$' }),
    title: Type.String({ minLength: 1 }),
    /** How it is run: a key of `SUITE_KINDS` (suites/registry.ts). */
    kind: Type.String({ minLength: 1 }),
    /** Path of the cases; `shared:` in front means below the shared folder, otherwise below the project. */
    dataset: Type.String({ minLength: 1 }),
    /** What is ingested before the run, written like `dataset`; none for a suite without a library. */
    library: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    /** Files that decide the result beside the library (weights, city pack): hashed, not ingested. */
    sources: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    /** Folders below `prompts/` that decide the result; all when left out. */
    prompts: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    references: Type.Optional(
      Type.Array(Type.Object({ metric: Type.String(), label: Type.String(), value: Type.Number() })),
    ),
    floors: Type.Optional(Type.Record(Type.String(), Type.Number())),
  },
  { additionalProperties: false },
)

/** A suite as its file `evals/suites/<name>.yaml` describes it, paths made absolute. */
export interface SuiteDefinition extends Omit<Required<Static<typeof SuiteFile>>, 'prompts'> {
  /** Folders below `prompts/`; null for all. */
  prompts: string[] | null
  /** Its cases come from the shared folder. */
  external: boolean
  /** Paths that don't exist; a suite with any can't run. */
  missing: string[]
}

/** Where suites find their files. */
export interface EvalPlaces {
  /** Folder that holds `evals/` and `prompts/`. */
  projectDir: string
  /** Folder of external data (see its README), whether it exists or not. */
  sharedDir: string
}

const SHARED = 'shared:'

const locate = (path: string, places: EvalPlaces): string =>
  path.startsWith(SHARED) ? join(places.sharedDir, path.slice(SHARED.length)) : join(places.projectDir, path)

/** All suite files, by name. Throws ERR_CONFIG naming the file and field that is wrong. */
export async function readDefinitions(places: EvalPlaces): Promise<SuiteDefinition[]> {
  const dir = join(places.projectDir, 'evals', 'suites')
  const files = (await readdir(dir)).filter((file) => file.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(async (file) => readDefinition(file, await readFile(join(dir, file), 'utf8'), places)),
  )
}

function readDefinition(file: string, text: string, places: EvalPlaces): SuiteDefinition {
  const data: unknown = parse(text)
  if (!Value.Check(SuiteFile, data)) {
    const first = Value.Errors(SuiteFile, data)[0]
    throw new HuidaError(
      'ERR_CONFIG',
      `评测定义 ${file} 有误：${first?.instancePath ?? ''} ${first?.message ?? ''}`,
    )
  }
  if (`${data.name}.yaml` !== file)
    throw new HuidaError('ERR_CONFIG', `评测定义 ${file} 的 name 应与文件名一致`)
  const dataset = locate(data.dataset, places)
  const library = (data.library ?? []).map((path) => locate(path, places))
  const sources = (data.sources ?? []).map((path) => locate(path, places))
  const missing = [dataset, ...library, ...sources].filter((path) => !existsSync(path))
  const defaults = { references: [], floors: {}, prompts: null }
  const external = data.dataset.startsWith(SHARED)
  return { ...defaults, ...data, dataset, library, sources, external, missing }
}

/** The definitions asked for by name, or all when none is. Throws ERR_USAGE for a name that no suite has. */
export function chooseDefinitions(
  definitions: readonly SuiteDefinition[],
  names: readonly string[],
): readonly SuiteDefinition[] {
  const known = definitions.map((definition) => definition.name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new HuidaError('ERR_USAGE', `没有评测集 ${unknown.join('、')}；可选：${known.join('、')}`)
  return definitions.filter(({ name }) => names.length === 0 || names.includes(name))
}
