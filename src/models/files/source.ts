import type { ModelManifest } from './manifest.ts'

/** How far one file has come; `total` is null where the source does not say. */
export interface FetchProgress {
  file: string
  bytes: number
  total: number | null
}

/** What a source is given: it puts every file of the manifest into `staging`, under our names. */
export interface FetchContext {
  manifest: ModelManifest
  staging: string
  onProgress(progress: FetchProgress): void
  signal: AbortSignal | undefined
}

/** A place a model can come from. Throws ERR_MODEL_DOWNLOAD; checksums are checked by the caller. */
export interface ModelSource {
  readonly name: 'folder' | 'maven' | 'endpoint'
  fetch(context: FetchContext): Promise<void>
}
