import { isAbsolute, normalize, sep } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../../../shared/errors.ts'

/** First entry of a backup archive. */
export const MANIFEST_NAME = 'manifest.json'
/** Data files stand below this folder in the archive. */
export const DATA_PREFIX = 'pgdata/'
/** No manifest is nearly this large; a foreign archive's first file may be. */
export const LARGEST_MANIFEST = 16 * 1024 * 1024

const ManifestSchema = Type.Object({
  format: Type.Literal('huida-backup'),
  version: Type.Literal(1),
  createdAt: Type.String(),
  /** Major version of PostgreSQL that wrote the data, as in PG_VERSION. */
  postgres: Type.String(),
  folders: Type.Array(Type.String()),
  files: Type.Array(
    Type.Object({
      path: Type.String(),
      size: Type.Integer({ minimum: 0 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
  ),
})

/** What a backup holds: every file with size and SHA-256, and folders that may be empty. Paths are `/`-separated. */
export type BackupManifest = Static<typeof ManifestSchema>

/** The error for whatever is wrong with a backup file. */
export function invalidBackup(reason: string, cause?: unknown): HuidaError {
  return new HuidaError('ERR_BACKUP_INVALID', reason, cause === undefined ? {} : { cause })
}

/** Throws ERR_BACKUP_INVALID for a text that is no manifest, or names a path outside of its folder. */
export function parseManifest(text: string): BackupManifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw invalidBackup('文件不是惠答的备份', cause)
  }
  if (!Value.Check(ManifestSchema, value)) throw invalidBackup('文件不是惠答的备份，或版本不受支持')
  const paths = [...value.folders, ...value.files.map((file) => file.path)]
  if (!paths.every(staysInside) || new Set(paths).size !== paths.length)
    throw invalidBackup('备份的文件清单有误')
  return value
}

function staysInside(path: string): boolean {
  const plain = normalize(path)
  return (
    path !== '' &&
    !isAbsolute(path) &&
    !path.includes('\\') &&
    plain !== '..' &&
    !plain.startsWith(`..${sep}`)
  )
}
