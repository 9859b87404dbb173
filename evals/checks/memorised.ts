import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readVocabulary } from './vocabulary.ts'

/** Words of a cue that stand in one evaluation row and in nothing that the cue could have been written from. */
export interface Memorised {
  words: string
  /** Where the cue stands, below the source folder. */
  file: string
  /** The row, as `file:line`. */
  row: string
}

/** Shorter words are anybody's. */
const LEAST = 4
const RUN = new RegExp(`[\\u4e00-\\u9fa5]{${LEAST},}`, 'g')
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
/** Regular expressions as far as a line holds them whole. */
const LITERAL = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\/[dgimsuy]*/g
/** Strings that regular expressions are built from, told by a group. */
const PATTERN = /'(?:\\.|[^'\\\n])*\(\?:(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*\(\?:(?:\\.|[^`\\])*`/g
/** One thing that may be left out: read both with and without. */
const OPTIONAL = /(?:\(\?:([\u4e00-\u9fa5]+)\)|([\u4e00-\u9fa5]))\?/g

/** Where cues and rows are, and the folders with texts that cues may be learnt from. */
interface Search {
  source: string
  rows: readonly string[]
  learnt: readonly string[]
}

/**
 * Cues in a source folder (regular expressions in TypeScript, every scalar in YAML) that hold words of exactly one row of
 * the given JSONL files: they know the row, not the language. What the language and the corpus already know is none.
 */
export async function findMemorised({ source, rows, learnt }: Search): Promise<Memorised[]> {
  const cues = await readCues(source)
  const isKnown = readVocabulary((await Promise.all(learnt.map(readTexts))).join('\n'))
  const told = await readRows(rows)
  return [...cues].flatMap(([words, file]) => {
    const [first, ...others] = told.filter(({ text }) => text.includes(words))
    if (first === undefined || others.length > 0 || isKnown(words)) return []
    return [{ words, file, row: first.at }]
  })
}

/** Words of the cues of a folder, each with the first file that has it. */
async function readCues(source: string): Promise<Map<string, string>> {
  const cues = new Map<string, string>()
  for (const file of await filesBelow(source, /(?<!\.test)\.ts$|\.yaml$/)) {
    const content = await readFile(join(source, file), 'utf8')
    const patterns = file.endsWith('.yaml') ? scalarsOf(parse(content)) : patternsOf(content)
    for (const pattern of patterns)
      for (const words of wordsOf(pattern)) if (!cues.has(words)) cues.set(words, file)
  }
  return cues
}

function patternsOf(code: string): string[] {
  const bare = code.replace(COMMENT, '')
  return [...bare.split('\n').flatMap((line) => line.match(LITERAL) ?? []), ...(bare.match(PATTERN) ?? [])]
}

const wordsOf = (pattern: string): string[] =>
  [pattern.replace(OPTIONAL, '$1$2'), pattern.replace(OPTIONAL, '')].flatMap((read) => read.match(RUN) ?? [])

function scalarsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsOf) : []
}

async function readTexts(folder: string): Promise<string> {
  const files = await filesBelow(folder, /\.(?:md|txt|yaml|jsonl)$/)
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
}

async function filesBelow(folder: string, wanted: RegExp): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((file) => wanted.test(file)).sort()
}

/** All words of each row but where its answer stands: a cue may know neither a question nor its answer. */
async function readRows(files: readonly string[]): Promise<{ at: string; text: string }[]> {
  const read = files.map(async (file) => {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
    return lines.map((line, at) => {
      const row = { ...(JSON.parse(line) as Record<string, unknown>), gold: null }
      return { at: `${file.split('/').at(-1)!}:${at + 1}`, text: scalarsOf(row).join('\n') }
    })
  })
  return (await Promise.all(read)).flat()
}
