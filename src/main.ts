import { CommanderError } from 'commander'
import { buildProgram } from './cli.ts'
import { usageMessage } from './commands/command-line/help.ts'
import { reportError } from './commands/command-line/report-error.ts'
import { VERSION } from './version.ts'

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
async function main(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = buildProgram(VERSION, async (definition, args, options) => {
    const { runCommand } = await import('./commands/command-line/run-command.ts')
    code = await runCommand(definition, args, options, process.env)
  })
  try {
    await program.parseAsync([...argv])
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportError(error)
    if (error.exitCode === 0) return 0
    if (error.code !== 'commander.help') process.stderr.write(`${usageMessage(error)}\n`)
    return 2
  }
}

// `huida search … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await main(process.argv)
