import { HuidaError } from '../../shared/errors.ts'
import type { App } from '../instance.ts'

/**
 * Text that no database column can hold never gets past the door: NUL is refused, a lone surrogate is replaced.
 * Runs before validation on path, query and JSON body.
 */
export function registerCleanInput(app: App): void {
  app.addHook('preValidation', async (request) => {
    request.params = cleanValue(request.params, 'params') as typeof request.params
    request.query = cleanValue(request.query, 'query')
    if (!request.isMultipart() && !Buffer.isBuffer(request.body))
      request.body = cleanValue(request.body, 'body')
  })
}

function cleanValue(value: unknown, path: string): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new HuidaError('ERR_INPUT_INVALID', `${path} 含有不能使用的控制字符`)
    return value.isWellFormed() ? value : value.toWellFormed()
  }
  if (Array.isArray(value)) return value.map((item, index) => cleanValue(item, `${path}.${index}`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleanValue(key, path), cleanValue(item, `${path}.${key}`)]),
  )
}
