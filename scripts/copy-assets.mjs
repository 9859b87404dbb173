// Copies what the code reads beside itself (word lists, SQL) from src to dist, after the compiler wrote its own files.
import { cp } from 'node:fs/promises'
import { extname } from 'node:path'

const CODE = new Set(['.ts'])
await cp('src', 'dist', { recursive: true, filter: (source) => !CODE.has(extname(source)) })
