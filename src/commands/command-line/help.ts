import type { Command, CommanderError } from 'commander'
import { displayWidth } from '../../shared/text/display-width.ts'

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** Make a command speak Chinese in its help, with examples after it; errors are left to {@link usageMessage}. */
export function chineseHelp(command: Command, examples: readonly string[] = []): void {
  command
    .helpOption('-h, --help', '显示帮助')
    .usage(command.parent === null ? '<命令> [选项]' : usageOf(command))
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      subcommandTerm: (subcommand) => `${subcommand.name()} ${argumentsOf(subcommand)}`.trimEnd(),
      displayWidth,
    })
    .configureOutput({ outputError: () => undefined })
  const lines = examples.map((example) => `  huida ${example}`)
  if (lines.length > 0) command.addHelpText('after', `\n示例：\n${lines.join('\n')}`)
}

const usageOf = (command: Command): string => `${argumentsOf(command)} [选项]`.trimStart()

function argumentsOf(command: Command): string {
  const parts = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name()
    return argument.required ? `<${name}>` : `[${name}]`
  })
  return parts.join(' ')
}

const MESSAGES: Record<string, (subject: string) => string> = {
  'commander.unknownOption': (subject) => `不认识的选项：${subject}`,
  'commander.unknownCommand': (subject) => `不认识的命令：${subject}`,
  'commander.missingArgument': (subject) => `缺少参数：${subject}`,
  'commander.optionMissingArgument': (subject) => `选项缺少值：${subject}`,
  'commander.missingMandatoryOptionValue': (subject) => `缺少选项：${subject}`,
  'commander.excessArguments': () => '参数过多',
  'commander.invalidArgument': (subject) => `参数有误：${subject}`,
}

/** A usage error of commander as one Chinese line. */
export function usageMessage(error: CommanderError): string {
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const message = MESSAGES[error.code]?.(subject) ?? '命令有误'
  return `${message}（huida --help 查看用法）`
}
