import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../config/index.ts'
import type { ApiMetrics } from './metrics.ts'
import type { ApiServices } from './services.ts'

/** The Fastify instance whose route types follow from their TypeBox schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What every route is given. */
export interface ApiContext {
  services: ApiServices
  config: Config
  metrics: ApiMetrics
  /** Aborts when the service is told to stop, so that open streams end. */
  closing: AbortSignal
}
