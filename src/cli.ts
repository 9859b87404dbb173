import { Command } from 'commander'
import type { CommandDefinition, Options } from './commands/command-line/command.ts'
import { COMMANDS } from './commands/command-line/definitions.ts'
import { ENVIRONMENT_FLAGS } from './commands/command-line/environment.ts'
import { chineseHelp } from './commands/command-line/help.ts'

/** What to do once the command line is understood. */
export type Dispatch = (
  definition: CommandDefinition,
  args: readonly string[],
  options: Options,
) => Promise<void>

/** The command line of `huida`; parsing throws CommanderError, and a command's code is loaded only to run it. */
export function buildProgram(version: string, dispatch: Dispatch): Command {
  const program = new Command('huida')
    .description('惠答：给政府用的政策问答，每一句都有出处。')
    .version(version, '-V, --version', '显示版本')
    .exitOverride()
  chineseHelp(program)
  program.helpCommand('help [命令]', '显示一个命令的帮助')
  for (const definition of COMMANDS) addCommand(program, definition, dispatch)
  return program
}

function addCommand(program: Command, definition: CommandDefinition, dispatch: Dispatch): void {
  const command = program.command(definition.name).description(definition.description)
  for (const [syntax, description] of definition.arguments ?? []) command.argument(syntax, description)
  for (const [flags, description] of definition.required ?? []) command.requiredOption(flags, description)
  for (const [flags, description] of definition.options ?? []) command.option(flags, description)
  for (const [flags, description] of ENVIRONMENT_FLAGS) command.option(flags, description)
  chineseHelp(command, definition.examples)
  command.action(() => dispatch(definition, givenArguments(command), command.opts<Options>()))
}

const givenArguments = (command: Command): string[] =>
  (command.processedArgs as (string | string[] | undefined)[]).flat().filter((value) => value !== undefined)
