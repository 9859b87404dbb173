export { buildDocument } from './build-document.ts'
export type { IdentifiedFile } from './types.ts'
export { embedPending } from './embed.ts'
export { syncPaths, syncUpload, type FileOutcome, type SyncDeps, type SyncLimits } from './sync/index.ts'
