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

/** A written question and what it shows. */
export interface Example {
  text: string
  shows: ExampleClass
}

const FOLDER = new URL('../examples/', import.meta.url)

/** The examples of the screening, `<class>.yaml` or `<class>-<part>.yaml`: lists of questions below headings. */
export function loadExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const shows = classOf(file)
      const headings = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, string[]>
      return Object.values(headings).flatMap((texts) => texts.map((text) => ({ text, shows })))
    })
}

function classOf(file: string): ExampleClass {
  const name = basename(file, '.yaml').split('-')[0]
  const found = EXAMPLE_CLASSES.find((one) => one === name)
  if (found === undefined) throw new Error(`${file} names no class of examples`)
  return found
}
