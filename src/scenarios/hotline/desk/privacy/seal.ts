import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { HuidaError } from '../../../../shared/errors.ts'

/** Closes and opens personal data for keeping. */
export interface Seal {
  close(text: string): string
  /** ERR_CONFIG when it was closed with another secret. */
  open(sealed: string): string
}

const CIPHER = 'aes-256-gcm'
const SEALED = 'v1.'
const PLAIN = 'v0.'

/** AES-256-GCM with a key derived from a secret; without one the data is kept as it is, apart from the ticket. */
export function createSeal(secret: string | null): Seal {
  const key = secret === null ? null : Buffer.from(hkdfSync('sha256', secret, 'huida', 'ticket-private', 32))
  return {
    close: (text) => (key === null ? PLAIN + text : closeWith(key, text)),
    open(sealed) {
      if (sealed.startsWith(PLAIN)) return sealed.slice(PLAIN.length)
      if (key === null) throw new HuidaError('ERR_CONFIG', '个人信息已加密保存，须提供原来的密钥')
      return openWith(key, sealed)
    },
  }
}

function closeWith(key: Buffer, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return SEALED + [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url')).join('.')
}

function openWith(key: Buffer, sealed: string): string {
  const [iv, tag, body] = sealed
    .slice(SEALED.length)
    .split('.')
    .map((part) => Buffer.from(part, 'base64url'))
  try {
    const decipher = createDecipheriv(CIPHER, key, iv!)
    decipher.setAuthTag(tag!)
    return Buffer.concat([decipher.update(body!), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new HuidaError('ERR_CONFIG', '个人信息无法解密，密钥与保存时不同', { cause })
  }
}
