import { constants } from 'node:fs'
import { access, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { HuidaError } from '../../shared/errors.ts'
import type { CommandContext } from '../command-line/command.ts'

/** Content of a file; `-` is standard input. ERR_USAGE when it can't be read. */
export async function readInput(path: string): Promise<string> {
  if (path === '-') return text(process.stdin)
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new HuidaError('ERR_USAGE', `无法读取 ${path}`, { cause: error })
  }
}

/** Better told now than after an hour of work: ERR_USAGE when the file can't be written. */
export async function requireWritable(path: string): Promise<void> {
  if (path === '-') return
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw new HuidaError('ERR_USAGE', `无法写入 ${path}`, { cause: error })
  })
}

/** The file appears whole or not at all; `-` is standard output. */
export async function writeOutput(
  path: string,
  content: string,
  { terminal }: CommandContext,
): Promise<void> {
  if (path === '-') return terminal.print(content.trimEnd())
  const draft = `${path}.${process.pid}.tmp`
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw new HuidaError('ERR_USAGE', `无法写入 ${path}`, { cause: error })
  }
}
