import { unzipSync, zipSync } from 'fflate'
import { HuidaError, isHuidaError } from '../../../shared/errors.ts'
import type { LoadLimits } from './limits.ts'

/** Files of an archive by name. */
export type ArchiveEntries = Record<string, Uint8Array>

/**
 * Unpacks the wanted entries of a zip. ERR_FILE_TOO_LARGE before more is unpacked than the limit allows, whatever the
 * archive says about itself: an entry never gets more room than it declares. ERR_FILE_ENCRYPTED, ERR_FILE_CORRUPT.
 */
export function openArchive(bytes: Uint8Array, wanted: RegExp, limits: LoadLimits): ArchiveEntries {
  // Bit 0 of the flags of the first local header: entries are encrypted.
  if (((bytes[6] ?? 0) & 1) === 1)
    throw new HuidaError('ERR_FILE_ENCRYPTED', '文件设有密码，请去除密码后上传')
  let total = 0
  try {
    return unzipSync(bytes, {
      filter(entry) {
        if (!wanted.test(entry.name)) return false
        total += entry.originalSize
        if (total > limits.maxUnpackedBytes) {
          const megabytes = Math.round(limits.maxUnpackedBytes / 1024 / 1024)
          throw new HuidaError('ERR_FILE_TOO_LARGE', `解压后超过 ${megabytes} MB，已拒绝`)
        }
        return true
      },
    })
  } catch (error) {
    if (isHuidaError(error)) throw error
    throw new HuidaError('ERR_FILE_CORRUPT', '文件不完整或已损坏，无法解压', { cause: error })
  }
}

/** Packs entries without compression, for a library that reads archives only. */
export function packArchive(entries: ArchiveEntries): Buffer {
  return Buffer.from(zipSync(entries, { level: 0 }))
}
