import type { Logger } from 'pino'
import type { Config } from '../../config/index.ts'
import type { Huida } from '../../container/index.ts'
import type { Terminal } from './terminal.ts'

/** What every command is given. */
export interface CommandContext {
  config: Config
  /** Options given in place of variables of the environment, by variable. */
  flags: ReadonlyMap<string, string>
  log: Logger
  terminal: Terminal
  /** Aborts on Ctrl-C and SIGTERM. */
  signal: AbortSignal
  /** Opens the application; only a command that needs it pays for it. */
  open(): Promise<Huida>
}

/** Values of a command's options, by their camel-cased names. */
export type Options = Readonly<Record<string, string | boolean | undefined>>

/** A command's work; resolves to the exit code. */
export type Run = (args: readonly string[], options: Options, context: CommandContext) => Promise<0 | 1>

/** A command as the command line offers it; `load` fetches the code only when it runs. */
export interface CommandDefinition {
  name: string
  description: string
  arguments?: readonly (readonly [syntax: string, description: string])[]
  options?: readonly (readonly [flags: string, description: string])[]
  required?: readonly (readonly [flags: string, description: string])[]
  examples?: readonly string[]
  /** Runs until it is told to stop; its log is worth reading. */
  service?: true
  load(): Promise<{ run: Run }>
}
