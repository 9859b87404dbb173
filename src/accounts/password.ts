import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of a new hash: 32 MiB and three passes, about a quarter of a second on one core. */
const COST = { N: 2 ** 15, r: 8, p: 3 }
const KEY_BYTES = 32
const MAX_MEMORY = 96 * 1024 * 1024
/** Without 0, O, 1, l and I, which people confuse when they copy. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** `scrypt$N$r$p$salt$key` with salt and key in base64url; the cost travels with the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Constant-time check against a hash of {@link hashPassword}; false for a hash of another form. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const found = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return expected.length === found.length && timingSafeEqual(expected, found)
}

/** A random password of 12 characters, about 70 bits. */
export function makePassword(): string {
  // 56 letters: what lies above the largest multiple of 56 is thrown away, so that no letter is likelier.
  const bytes = [...randomBytes(64)].filter((byte) => byte < 224)
  return bytes
    .slice(0, 12)
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
