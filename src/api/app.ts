import { randomUUID } from 'node:crypto'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config/index.ts'
import type { ApiContext, App } from './instance.ts'
import { createMetrics } from './metrics.ts'
import { registerCleanInput } from './plugins/clean-input.ts'
import { registerConsole } from './plugins/console.ts'
import { registerDocumentation } from './plugins/documentation.ts'
import { registerErrors, sendProblem } from './plugins/errors.ts'
import { registerMeasurement } from './plugins/measurement.ts'
import { registerPage } from './plugins/page.ts'
import { registerHeaders, registerLimits } from './plugins/protection.ts'
import { registerSession } from './plugins/session.ts'
import { problemOf } from './problem.ts'
import { registerHealth } from './routes/health.ts'
import { registerAnswers } from './routes/v1/answers.ts'
import { registerBackup } from './routes/v1/backup.ts'
import { registerCity } from './routes/v1/city.ts'
import { registerDispatchOrders } from './routes/v1/dispatch-orders.ts'
import { registerDocumentFiles } from './routes/v1/document-files.ts'
import { registerDocuments } from './routes/v1/documents.ts'
import { registerFeedback } from './routes/v1/feedback.ts'
import { registerIngest } from './routes/v1/ingest.ts'
import { registerInsights } from './routes/v1/insights.ts'
import { registerLearning } from './routes/v1/learning.ts'
import { registerPassages } from './routes/v1/passages.ts'
import { registerSearch } from './routes/v1/search.ts'
import { registerServiceItems } from './routes/v1/service-items.ts'
import { registerSessions } from './routes/v1/session.ts'
import { registerStatus } from './routes/v1/status.ts'
import { registerTicketFiles } from './routes/v1/ticket-files.ts'
import { registerTicketViews } from './routes/v1/ticket-views.ts'
import { registerTickets } from './routes/v1/tickets.ts'
import type { ApiServices } from './services.ts'
import { registerDeskSocket, registerSockets } from './ws/desk-socket.ts'

/** Room for the longest question with 20 turns of history, escaped. */
const BODY_LIMIT = 1024 * 1024
const RECEIVE_TIMEOUT_MS = 300_000

/** The HTTP service over `services`: API under `/api/v1`, page, documentation and probes. Not yet listening. */
export async function buildApp(services: ApiServices, config: Config, log: Logger): Promise<App> {
  const app = createInstance(log)
  const closing = new AbortController()
  const context: ApiContext = { services, config, metrics: createMetrics(), closing: closing.signal }
  app.addHook('preClose', async () => closing.abort())
  // A kept-alive connection whose last answer ends during shutdown would hold the close for its idle timeout.
  app.addHook('onResponse', async (request) => void (closing.signal.aborted && request.raw.socket.end()))
  registerErrors(app)
  registerMeasurement(app, context)
  await registerSockets(app)
  await registerHeaders(app)
  await registerDocumentation(app, (await services.readiness()).version)
  registerHealth(app, context)
  await app.register(async (scope: App) => registerV1(scope, context), { prefix: '/api/v1' })
  registerConsole(app, context)
  await registerPage(app)
  await app.ready()
  return app
}

function createInstance(log: Logger): App {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    requestTimeout: RECEIVE_TIMEOUT_MS,
    // Only a proxy on this machine may say who is behind it.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void sendProblem(reply, problemOf(error, request.id)),
  }).withTypeProvider() as unknown as App
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  return app
}

async function registerV1(app: App, context: ApiContext): Promise<void> {
  await registerSession(app, context)
  await registerLimits(app, context)
  registerCleanInput(app)
  registerAnswers(app, context)
  registerFeedback(app, context)
  registerSearch(app, context)
  registerDocuments(app, context)
  registerPassages(app, context)
  await registerDocumentFiles(app, context)
  registerIngest(app, context)
  registerBackup(app, context)
  registerServiceItems(app, context)
  registerStatus(app, context)
  registerSessions(app, context)
  await registerDesk(app, context)
}

async function registerDesk(app: App, context: ApiContext): Promise<void> {
  registerCity(app, context)
  registerTickets(app, context)
  registerTicketViews(app, context)
  await registerTicketFiles(app, context)
  registerDispatchOrders(app, context)
  registerInsights(app, context)
  registerLearning(app, context)
  registerDeskSocket(app, context)
}
