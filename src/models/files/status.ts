import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of } from './checksum.ts'
import { EMBEDDING_MODEL, type ModelFile, type ModelManifest } from './manifest.ts'

export type FileState = 'present' | 'missing' | 'corrupt'

/** What lies on disk of a model; the model's own state is that of its worst file. */
export interface ModelStatus {
  name: string
  folder: string
  state: FileState
  files: { name: string; state: FileState; bytes: number }[]
}

/** Check the embedding model's files by size and SHA-256 (24 MB, some 50 ms). */
export async function modelStatus(
  modelsDir: string,
  manifest: ModelManifest = EMBEDDING_MODEL,
): Promise<ModelStatus> {
  const folder = join(modelsDir, manifest.name)
  const files = await Promise.all(manifest.files.map((file) => fileStatus(folder, file)))
  const worst = (['missing', 'corrupt'] as const).find((state) => files.some((file) => file.state === state))
  return { name: manifest.name, folder, state: worst ?? 'present', files }
}

async function fileStatus(folder: string, file: ModelFile): Promise<ModelStatus['files'][number]> {
  const path = join(folder, file.name)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return { name: file.name, state: 'missing', bytes: 0 }
  const whole = found.size === file.bytes && (await sha256Of(path)) === file.sha256
  return { name: file.name, state: whole ? 'present' : 'corrupt', bytes: found.size }
}
