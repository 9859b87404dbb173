import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Words of a cue that stand in one evaluation row and in nothing that the cue could have been written from. */
export interface Memorised {
  words: string
  /** Where the cue stands, below the project. */
  file: string
  /** The row, as `file:line`. */
  row: string
}

/** Shorter words are anybody's. */
const LEAST = 4
const RUN = new RegExp(`[\\u4e00-\\u9fa5]{${LEAST},}`, 'g')
/** Regular expression literals, as far as a line holds them whole. */
const LITERAL = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\/[dgimsuy]*/g
/** One thing that may be left out: read both with and without. */
const OPTIONAL = /(?:\(\?:([\u4e00-\u9fa5]+)\)|([\u4e00-\u9fa5]))\?/g
/** What may be learnt from. */
const LEARNT = ['tickets', 'city', 'policies', 'service-guides']

/**
 * Cues in a source folder (regular expressions in TypeScript, every scalar in YAML) that hold words of exactly one row of
 * the given JSONL files and of no file to learn from: they know the row, not the language. `allowed` words may stay.
 */
export async function findMemorised(
  { source, corpus, rows }: { source: string; corpus: string; rows: readonly string[] },
  allowed: ReadonlySet<string>,
): Promise<Memorised[]> {
  const cues = await readCues(source)
  const learnt = (await Promise.all(LEARNT.map((name) => readTexts(join(corpus, name))))).join('\n')
  const told = await readRows(rows)
  return [...cues].flatMap(([words, file]) => {
    if (allowed.has(words) || learnt.includes(words)) return []
    const [first, ...others] = told.filter(({ text }) => text.includes(words))
    return first === undefined || others.length > 0 ? [] : [{ words, file, row: first.at }]
  })
}

/** Allowed words with the reason why each is an expression of the language and not of a row. */
export async function readAllowed(file: string): Promise<Map<string, string>> {
  return new Map(Object.entries(parse(await readFile(file, 'utf8')) as Record<string, string>))
}

/** Words of the cues of a folder, each with the first file that has it. */
async function readCues(source: string): Promise<Map<string, string>> {
  const cues = new Map<string, string>()
  for (const file of await filesBelow(source, /(?<!\.test)\.ts$|\.yaml$/)) {
    const content = await readFile(join(source, file), 'utf8')
    const patterns = file.endsWith('.yaml')
      ? scalarsOf(parse(content))
      : content.split('\n').flatMap((line) => line.match(LITERAL) ?? [])
    for (const pattern of patterns)
      for (const words of wordsOf(pattern)) if (!cues.has(words)) cues.set(words, file)
  }
  return cues
}

const wordsOf = (pattern: string): string[] =>
  [pattern.replace(OPTIONAL, '$1$2'), pattern.replace(OPTIONAL, '')].flatMap((read) => read.match(RUN) ?? [])

function scalarsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsOf) : []
}

async function readTexts(folder: string): Promise<string> {
  const files = await filesBelow(folder, /\.(?:md|yaml|jsonl)$/)
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
}

async function filesBelow(folder: string, wanted: RegExp): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((file) => wanted.test(file)).sort()
}

/** What each row puts to the system; the gold beside it is not looked at. */
async function readRows(files: readonly string[]): Promise<{ at: string; text: string }[]> {
  const read = files.map(async (file) => {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
    return lines.map((line, at) => {
      const row = JSON.parse(line) as Record<string, unknown>
      const put = Object.keys(row).flatMap((key) => (key === 'gold' ? [] : scalarsOf(row[key])))
      return { at: `${file.split('/').at(-1)!}:${at + 1}`, text: put.join('\n') }
    })
  })
  return (await Promise.all(read)).flat()
}
