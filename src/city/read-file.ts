import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Compile } from 'typebox/schema'
import { parse } from 'yaml'
import { HuidaError } from '../shared/errors.ts'
import { describeValidation } from '../shared/validation-message.ts'

const SCHEMAS = fileURLToPath(new URL('../../corpus/city/schema', import.meta.url))

/** A YAML or JSON file as data. ERR_CONFIG when it can't be read or isn't one. */
export async function readData(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HuidaError('ERR_CONFIG', `城市包的 ${basename(path)} 无法读取`, { cause })
  })
  try {
    return parse(text) as unknown
  } catch (cause) {
    throw new HuidaError('ERR_CONFIG', `城市包的 ${basename(path)} 不是有效的 YAML 或 JSON`, { cause })
  }
}

/**
 * `<name>.yaml` of a pack, held to the published schema of that name. Null when an optional file is absent; ERR_CONFIG
 * naming the file and the first field at fault.
 */
export async function readPackFile<T>(dir: string, name: string, required: boolean): Promise<T | null> {
  const file = `${name}.yaml`
  const path = join(dir, file)
  if (!existsSync(path)) {
    if (required) throw new HuidaError('ERR_CONFIG', `城市包缺少 ${file}：${dir}`)
    return null
  }
  const data = await readData(path)
  await holdToSchema(file, name, data)
  return data as T
}

async function holdToSchema(file: string, name: string, data: unknown): Promise<void> {
  const schema = JSON.parse(await readFile(join(SCHEMAS, `${name}.json`), 'utf8')) as object
  const validator = Compile(schema)
  if (validator.Check(data)) return
  const [, errors] = validator.Errors(data)
  const place = errors[0]?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? ''
  const detail = describeValidation(errors, place === '' ? '文件' : place)
  throw new HuidaError('ERR_CONFIG', `城市包的 ${file} 有误：${detail}`)
}
