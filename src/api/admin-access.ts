import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SettingStore } from '../store/ports.ts'

const KEY = 'admin-token-sha256'

/** Who may write to the library. Only the hash of the token is kept. */
export interface AdminAccess {
  /** The token to show, once: when it was made just now; null when it exists already or was configured. */
  firstToken(): Promise<string | null>
  isAdmin(token: string): Promise<boolean>
}

/** Access by the configured token, or by one made on first start. */
export function createAdminAccess(settings: SettingStore, configured: string | null): AdminAccess {
  const expected = async (): Promise<Buffer | null> => {
    if (configured !== null) return digest(configured)
    const stored = await settings.get(KEY)
    return stored === null ? null : Buffer.from(stored, 'hex')
  }
  return {
    async firstToken() {
      if (configured !== null || (await settings.get(KEY)) !== null) return null
      const token = randomBytes(24).toString('base64url')
      return (await settings.swap(KEY, null, digest(token).toString('hex'))) ? token : null
    },
    async isAdmin(token) {
      const wanted = await expected()
      return wanted !== null && timingSafeEqual(digest(token), wanted)
    },
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()
