export { buildDocument } from './build-document.ts'
export type { IdentifiedFile } from './types.ts'
export { embedPending, type EmbedOptions } from './embed.ts'
export {
  PIPELINE_VERSION,
  syncPaths,
  syncUpload,
  UPLOAD_ROOT,
  type DocumentCounts,
  type FileOutcome,
  type OnFileSynced,
  type SyncDeps,
  type SyncLimits,
  type SyncOptions,
} from './sync/index.ts'
