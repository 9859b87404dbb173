/** Bounds of one file. A file beyond them is refused, never read in part. */
export interface LoadLimits {
  /** Size of the file as it came, in bytes. */
  maxBytes: number
  /** Size of all that unpacks from it, in bytes: a small archive may unpack to gigabytes. */
  maxUnpackedBytes: number
  /** Time to read one file, in milliseconds. */
  timeoutMs: number
}

/** 50 MB a file, 200 MB unpacked, one minute. */
export const DEFAULT_LIMITS: LoadLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxUnpackedBytes: 200 * 1024 * 1024,
  timeoutMs: 60_000,
}
