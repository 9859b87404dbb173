export { syncPaths, syncUpload } from './sync-paths.ts'
export type { FileOutcome, SyncDeps, SyncLimits } from './types.ts'
