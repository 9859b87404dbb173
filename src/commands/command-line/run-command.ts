import { loadConfig, type Config } from '../../config/index.ts'
import { createLogger } from '../../logging.ts'
import type { CommandContext, CommandDefinition, Options } from './command.ts'
import { givenFlags, overlayFlags } from './environment.ts'
import { reportError } from './report-error.ts'
import { hearStopSignals } from './stop-signals.ts'
import { createTerminal } from './terminal.ts'

/** A command tells a person at a terminal what it does itself; the log is then for trouble. */
const QUIET = 'warn'

/** Run a command with what it needs; turns what it throws into an exit code. */
export async function runCommand(
  definition: CommandDefinition,
  args: readonly string[],
  options: Options,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const stop = new AbortController()
  const letGo = hearStopSignals(
    (signal) => stop.abort(new Error(`收到 ${signal} 信号`)),
    () => process.exit(1),
  )
  try {
    const flags = givenFlags(options)
    const config = loadConfig(overlayFlags(env, options), process.cwd(), flags)
    const context = { ...createContext(definition, config, stop.signal), flags }
    if (definition.service && config.databaseUrl === null) await requireDataDir(config)
    const { run } = await definition.load()
    return await run(args, options, context)
  } catch (error) {
    if (!stop.signal.aborted) return reportError(error)
    process.stderr.write('已中断\n')
    return 1
  } finally {
    letGo()
  }
}

/** Told before anything is fetched or opened. */
async function requireDataDir({ dataDir }: Config): Promise<void> {
  const { makeFolder } = await import('../../store/postgres/index.ts')
  await makeFolder(dataDir)
}

function createContext(
  { service }: CommandDefinition,
  config: Config,
  signal: AbortSignal,
): Omit<CommandContext, 'flags'> {
  const quiet = config.logLevel === 'info' && (!service || process.stderr.isTTY)
  const log = createLogger(quiet ? QUIET : config.logLevel)
  return {
    config,
    log,
    terminal: createTerminal(process.stdout, process.stderr),
    signal,
    async open() {
      const { openHuida } = await import('../../container/index.ts')
      return openHuida(config, log)
    },
  }
}
