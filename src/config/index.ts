import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { envSchema } from 'env-schema'
import { HuidaError } from '../shared/errors.ts'
import { describeValidation, type ValidationIssue } from '../shared/validation-message.ts'
import { EnvironmentSchema, type Environment } from './schema.ts'
import type { Config, Endpoint } from './types.ts'

export type { Config, Endpoint } from './types.ts'

const endpoint = (baseUrl: string, apiKey: string, model: string): Endpoint | null =>
  baseUrl === '' ? null : { baseUrl, apiKey, model }

const orNull = (value: string): string | null => (value === '' ? null : value)

/**
 * Configuration from the environment and an optional `.env` file (the environment wins). `flags` names the options that
 * stand for variables here. Throws ERR_USAGE naming the option that is wrong, or ERR_CONFIG naming the variable.
 */
export function loadConfig(
  env: NodeJS.ProcessEnv,
  cwd = process.cwd(),
  flags: ReadonlyMap<string, string> = new Map(),
): Config {
  const file = join(cwd, '.env')
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const values = validate({ ...fromFile, ...dropEmpty(env) }, flags)
  const dataDir = resolve(cwd, values.HUIDA_DATA_DIR)
  return Object.freeze({
    databaseUrl: orNull(values.DATABASE_URL),
    dataDir,
    modelsDir:
      values.HUIDA_MODELS_DIR === '' ? join(dataDir, 'models') : resolve(cwd, values.HUIDA_MODELS_DIR),
    cityPath: values.HUIDA_CITY === '' ? null : resolve(cwd, values.HUIDA_CITY),
    host: values.HUIDA_HOST,
    port: values.HUIDA_PORT,
    logLevel: values.HUIDA_LOG_LEVEL,
    adminToken: orNull(values.HUIDA_ADMIN_TOKEN),
    retentionDays: values.HUIDA_RETENTION_DAYS,
    maxUploadBytes: values.HUIDA_MAX_UPLOAD_MB * 1024 * 1024,
    rateLimit: values.HUIDA_RATE_LIMIT,
    maxLoopDelayMs: values.HUIDA_MAX_LOOP_DELAY_MS,
    hotline: values.HUIDA_HOTLINE,
    sharedDir: resolve(cwd, values.HUIDA_SHARED),
    modelEndpoint: orNull(values.HUIDA_MODEL_ENDPOINT),
    chat: {
      endpoint: endpoint(values.LLM_BASE_URL, values.LLM_API_KEY, values.LLM_MODEL),
      gguf: values.LLM_GGUF === '' ? null : resolve(cwd, values.LLM_GGUF),
      contextTokens: values.LLM_CONTEXT_TOKENS,
      timeoutMs: values.LLM_TIMEOUT_MS,
    },
    embedding: {
      endpoint: endpoint(values.EMBEDDING_BASE_URL, values.EMBEDDING_API_KEY, values.EMBEDDING_MODEL),
      dimensions: values.EMBEDDING_DIMENSIONS,
      workers: values.EMBEDDING_WORKERS,
    },
    rerank: rerankOf(values),
    privateKey: orNull(values.HUIDA_PRIVATE_KEY),
    auth: authOf(values),
  })
}

function rerankOf(values: Environment): Config['rerank'] {
  const service = endpoint(values.RERANK_BASE_URL, values.RERANK_API_KEY, values.RERANK_MODEL)
  return service === null ? null : { ...service, style: values.RERANK_STYLE }
}

function authOf(values: Environment): Config['auth'] {
  const sessionKey = orNull(values.AUTH_SESSION_KEY)
  if (sessionKey !== null && sessionKey.length < 32) {
    throw new HuidaError('ERR_CONFIG', '环境变量有误：AUTH_SESSION_KEY 至少 32 个字符')
  }
  return {
    sessionKey,
    sessionHours: values.AUTH_SESSION_HOURS,
    loginLimit: values.AUTH_LOGIN_LIMIT,
    passwords: {
      agent: orNull(values.AUTH_AGENT_PASSWORD),
      supervisor: orNull(values.AUTH_SUPERVISOR_PASSWORD),
      department: orNull(values.AUTH_DEPARTMENT_PASSWORD),
    },
    department: orNull(values.AUTH_DEPARTMENT),
  }
}

function dropEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  )
}

function validate(data: Record<string, string | undefined>, flags: ReadonlyMap<string, string>): Environment {
  try {
    return envSchema<Environment>({ schema: EnvironmentSchema, data: { ...data }, env: false })
  } catch (error) {
    const issue = (error as { errors?: ValidationIssue[] }).errors?.[0]
    if (issue === undefined) throw error
    const variable = issue.instancePath.slice(1)
    const flag = flags.get(variable)
    const wrong = describeValidation([{ ...issue, instancePath: flag ?? variable }])
    const detail = `${wrong}，而不是“${data[variable] ?? ''}”`
    if (flag !== undefined) throw new HuidaError('ERR_USAGE', `选项有误：${detail}`, { cause: error })
    throw new HuidaError('ERR_CONFIG', `环境变量有误：${detail}`, { cause: error })
  }
}
