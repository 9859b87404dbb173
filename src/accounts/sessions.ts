import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../shared/clock.ts'
import { keepOnce } from '../shared/keep-once.ts'
import type { SettingStore } from '../store/ports.ts'

const KEY = 'session-key'
const ISSUER = 'huida-desk'
const ALGORITHM = 'HS256'

/** Signed session tokens (JWT, HS256). `version` changes with the password, which ends what was signed before. */
export interface Sessions {
  sign(subject: string, version: number): Promise<string>
  /** Null for what is forged, over or no token at all. */
  verify(token: string): Promise<{ subject: string; version: number } | null>
}

/** Sessions under the configured secret, or under one made once and kept in the database. */
export function createSessions(
  settings: SettingStore,
  { secret, seconds, clock }: { secret: string | null; seconds: number; clock: Clock },
): Sessions {
  const signingKey = keepOnce(() => obtainKey(settings, secret))
  return {
    async sign(subject, version) {
      const now = Math.floor(clock.now().getTime() / 1000)
      return new SignJWT({ v: version })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(await signingKey())
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, await signingKey(), {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          requiredClaims: ['sub', 'exp', 'v'],
          currentDate: clock.now(),
        })
        return typeof payload.v === 'number' ? { subject: payload.sub ?? '', version: payload.v } : null
      } catch (error) {
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }
}

async function obtainKey(settings: SettingStore, secret: string | null): Promise<Uint8Array> {
  if (secret !== null) return new TextEncoder().encode(secret)
  const kept = await settings.obtain(KEY, () => randomBytes(48).toString('base64url'))
  return Buffer.from(kept, 'base64url')
}
