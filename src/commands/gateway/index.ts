import type { Huida } from '../../container/index.ts'
import { HuidaError } from '../../shared/errors.ts'
import type { CommandContext } from '../command-line/command.ts'
import { untilAborted } from '../../shared/until-aborted.ts'
import type { Gateway } from './port.ts'

/**
 * Go through the service that holds the data, or open the application here. Throws ERR_STORE_LOCKED when whoever
 * holds it has no address, ERR_USAGE when an option was given that the service can't take over.
 */
export async function openGateway(context: CommandContext): Promise<Gateway> {
  if (context.config.databaseUrl === null) {
    const { connectToHolder } = await import('./remote.ts')
    const gateway = await connectToHolder(context)
    if (gateway !== null) {
      requireUnsettled(context, gateway.service)
      return gateway
    }
  }
  return localGateway(await context.open(), context.signal)
}

/** What a running service has settled when it started: another city would give another answer, another model hardly. */
function requireUnsettled({ flags, terminal }: CommandContext, service: string | null): void {
  const holder = `数据目录正由服务 ${service ?? ''} 使用`
  const city = flags.get('HUIDA_CITY')
  if (city !== undefined)
    throw new HuidaError('ERR_USAGE', `${holder}，${city} 对它不起作用；请去掉 ${city}，或先停止服务`)
  const models = flags.get('HUIDA_MODELS_DIR')
  if (models !== undefined) terminal.note(`${holder}，用它启动时的模型；${models} 不起作用`)
}

/** Run `work` with a gateway and close it, whatever happens. */
export async function withGateway<T>(
  context: CommandContext,
  work: (gateway: Gateway) => Promise<T>,
): Promise<T> {
  const gateway = await openGateway(context)
  let result: T
  try {
    result = await untilAborted(work(gateway), context.signal)
  } catch (error) {
    // What went wrong first is told: what closing has to say follows from it.
    await gateway.close().catch(() => undefined)
    throw error
  }
  await gateway.close()
  return result
}

function localGateway(huida: Huida, signal: AbortSignal): Gateway {
  return {
    service: null,
    answer: (request) => huida.assistant.answer(request, { signal }),
    nearest: ({ question, as_of: asOf, citations }) =>
      huida.assistant.nearest(question, asOf, citations, signal),
    search: (query, limit, kinds) =>
      huida.assistant.search(query, limit, { signal, ...(kinds && { kinds }) }),
    ingest: (paths, onFile) => huida.ingestPaths(paths, onFile),
    embed: async (onProgress) => void (await huida.embedPending(onProgress)),
    readiness: () => huida.readiness(),
    backup: (file) => huida.backup(file),
    close: () => huida.close(),
  }
}
