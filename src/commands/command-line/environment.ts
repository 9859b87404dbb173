import type { Options } from './command.ts'

/** Flags that stand for a variable of the environment; a flag wins over the variable. */
export const ENVIRONMENT_FLAGS = [
  ['--data-dir <目录>', '数据目录', 'HUIDA_DATA_DIR'],
  ['--database-url <连接串>', 'PostgreSQL 连接串', 'DATABASE_URL'],
  ['--models-dir <目录>', '模型目录', 'HUIDA_MODELS_DIR'],
  ['--city <路径>', '城市包', 'HUIDA_CITY'],
  ['--log-level <级别>', '日志级别：fatal、error、warn、info、debug、silent', 'HUIDA_LOG_LEVEL'],
] as const

/** Flags of single commands that stand for a variable too. */
const COMMAND_FLAGS = [
  ['--host', 'HUIDA_HOST'],
  ['--port', 'HUIDA_PORT'],
  ['--shared', 'HUIDA_SHARED'],
] as const

const VARIABLES = new Map<string, string>([
  ...ENVIRONMENT_FLAGS.map(([flag, , variable]) => [optionName(flag), variable] as const),
  ...COMMAND_FLAGS.map(([flag, variable]) => [optionName(flag), variable] as const),
])

/** Flags that were given, by the variable each stands for: `HUIDA_PORT` → `--port`. */
export function givenFlags(options: Options): Map<string, string> {
  const given = [...VARIABLES].filter(([name]) => typeof options[name] === 'string')
  return new Map(given.map(([name, variable]) => [variable, flagName(name)]))
}

/** The environment with the flags that were given laid over it. */
export function overlayFlags(env: NodeJS.ProcessEnv, options: Options): NodeJS.ProcessEnv {
  const merged = { ...env }
  for (const [name, variable] of VARIABLES) {
    const value = options[name]
    if (typeof value === 'string') merged[variable] = value
  }
  return merged
}

/** The way back of {@link optionName}: `dataDir` → `--data-dir`. */
const flagName = (option: string): string =>
  `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** `--data-dir <目录>` → `dataDir`, as commander names it. */
function optionName(flag: string): string {
  const long = flag.split(' ')[0] ?? flag
  return long.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
