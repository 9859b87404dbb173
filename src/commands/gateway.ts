import type { CommandContext } from './command.ts'
import type { Huida } from '../container.ts'
import type { Gateway } from './gateway-port.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * Go through the service that holds the data, or open the application here. Throws ERR_STORE_LOCKED when whoever
 * holds it has no address.
 */
export async function openGateway(context: CommandContext): Promise<Gateway> {
  if (context.config.databaseUrl === null) {
    const { connectToHolder } = await import('./remote-gateway.ts')
    const gateway = await connectToHolder(context)
    if (gateway !== null) return gateway
  }
  return localGateway(await context.open(), context.signal)
}

/** Run `work` with a gateway and close it, whatever happens. */
export async function withGateway<T>(
  context: CommandContext,
  work: (gateway: Gateway) => Promise<T>,
): Promise<T> {
  const gateway = await openGateway(context)
  try {
    return await untilAborted(work(gateway), context.signal)
  } finally {
    await gateway.close()
  }
}

function localGateway(huida: Huida, signal: AbortSignal): Gateway {
  return {
    service: null,
    answer: (request) => huida.policyQa.answer(request, { signal }),
    search: (query, limit) => huida.policyQa.search(query, limit, signal),
    ingest: (paths, onFile) => huida.ingestPaths(paths, onFile),
    embed: (onProgress) => huida.embedPending(onProgress),
    readiness: () => huida.readiness(),
    backup: (file) => huida.backup(file),
    close: () => huida.close(),
  }
}
