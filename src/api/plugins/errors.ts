import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../instance.ts'
import { makeProblem, problemOf, PROBLEM_TYPE, type Problem } from '../problem.ts'

/** Every error as problem+json; internal text goes to the log only. Knows 404 from 405. */
export function registerErrors(app: App): void {
  const routes = collectRoutes(app)
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id)
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed')
    else request.log.info({ code: problem.code, detail: problem.detail }, 'request refused')
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(routes, request)
    if (allowed.length === 0) {
      return sendProblem(reply, makeProblem('ERR_NOT_FOUND', '没有这个地址', request.id))
    }
    const detail = `这个地址支持 ${allowed.join('、')}`
    return sendProblem(
      reply.header('allow', allowed.join(', ')),
      makeProblem('ERR_METHOD_NOT_ALLOWED', detail, request.id),
    )
  })
}

/** Answer with a problem. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  reply.header('x-request-id', problem.instance)
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="huida"')
  if (problem.status === 503) reply.header('retry-after', '5')
  return reply.code(problem.status).type(PROBLEM_TYPE).serializer(JSON.stringify).send(problem)
}

interface KnownRoute {
  methods: string[]
  pattern: RegExp
}

/** Remembers each route as it is added; must run before the routes do. */
function collectRoutes(app: App): KnownRoute[] {
  const routes: KnownRoute[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (url.includes('*')) return
    const source = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/')
    routes.push({ methods: [method].flat(), pattern: new RegExp(`^${source}/?$`) })
  })
  return routes
}

function allowedMethods(routes: readonly KnownRoute[], request: FastifyRequest): string[] {
  const path = request.url.split('?')[0] ?? ''
  const methods = routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods)
  return [...new Set(methods)].sort()
}
