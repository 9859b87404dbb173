import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'

/** What an example shows: a reason to stop, or what is ordinary though it may sound like one. */
export const EXAMPLE_CLASSES = [
  'despair',
  'danger',
  'wrongdoing',
  'prying',
  'impersonation',
  'injection',
  'ordinary',
  'complaint',
] as const

export type ExampleClass = (typeof EXAMPLE_CLASSES)[number]

/** A written question and what it shows; a short one stands for texts of a few characters only. */
export interface Example {
  text: string
  shows: ExampleClass
  isShort?: true
}

/** Longest text that is compared with short examples, in characters: in a longer one they would only match a part. */
const SHORT = 9
/** From so many characters on a text is a story, compared with those of complaints too; a cry for help is shorter. */
const STORY = 30

const FOLDER = new URL('../examples/', import.meta.url)

/** The examples of the screening: `<class>.yaml` or `<class>-<part>.yaml`, lists of questions below headings. */
export function loadExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const kind = kindOf(file)
      const headings = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, string[]>
      return Object.values(headings).flatMap((texts) => texts.map((text) => ({ text, ...kind })))
    })
}

function kindOf(file: string): Omit<Example, 'text'> {
  const [name, part] = basename(file, '.yaml').split('-')
  const shows = EXAMPLE_CLASSES.find((one) => one === name)
  if (shows === undefined) throw new Error(`${file} names no class of examples`)
  return part === 'short' ? { shows, isShort: true } : { shows }
}

/** Whether a text has not a single Chinese character. */
export const isForeign = (text: string): boolean => !/\p{Script=Han}/u.test(text)

/** Whether a text is a few characters only. */
export const isShort = (text: string): boolean => [...text].length <= SHORT

/** Which examples a text is compared with: like with like. */
export function comparesWith(text: string): (example: Example) => boolean {
  const length = [...text].length
  return ({ shows, isShort }) =>
    (isShort !== true || length <= SHORT) && (shows !== 'complaint' || length >= STORY)
}
