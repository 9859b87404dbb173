import type { ApiContext, App } from '../instance.ts'

/** One log line and one measurement a request: path without its query, never a body. */
export function registerMeasurement(app: App, { metrics }: ApiContext): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '未知'
    const status = reply.statusCode
    metrics.requested({ method: request.method, route, status }, reply.elapsedTime / 1000)
    const line = {
      method: request.method,
      path: request.url.split('?')[0],
      status,
      ms: Math.round(reply.elapsedTime),
    }
    if (route.startsWith('/api/')) request.log.info(line, 'request')
    else request.log.debug(line, 'request')
  })
}
