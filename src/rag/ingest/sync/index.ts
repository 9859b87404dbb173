export { PIPELINE_VERSION } from './digest.ts'
export { syncPaths, syncUpload, UPLOAD_ROOT, type OnFileSynced, type SyncOptions } from './sync-paths.ts'
export type { DocumentCounts, FileOutcome, SyncDeps, SyncLimits } from './types.ts'
