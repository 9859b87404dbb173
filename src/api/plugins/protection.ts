import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyRequest } from 'fastify'
import { HuidaError } from '../../shared/errors.ts'
import { bearerToken } from '../admin.ts'
import type { ApiContext, App } from '../instance.ts'
import { STRICT_POLICY } from './content-policy.ts'

/** Security headers for everything. */
export async function registerHeaders(app: App): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: STRICT_POLICY,
    },
    // Served by plain HTTP inside a bureau's network; the reverse proxy that speaks TLS sets HSTS.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
}

const SAMPLE_MS = 1000

/**
 * Limits for one scope: requests a minute for each address, or for each account where somebody is logged in (a
 * whole office may share an address; an administrator's are not counted), and load.
 */
export async function registerLimits(app: App, { services, config }: ApiContext): Promise<void> {
  await app.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: 60_000,
    keyGenerator: ({ account, ip }: FastifyRequest) => (account ? `account ${account.login}` : ip),
    allowList: async (request: FastifyRequest) => {
      const token = bearerToken(request.headers.authorization)
      return token !== null && (await services.isAdmin(token))
    },
    errorResponseBuilder: (_request, context) =>
      new HuidaError('ERR_RATE_LIMITED', `每分钟最多 ${context.max} 次请求，请稍后再试`),
  })
  await app.register(underPressure, {
    maxEventLoopDelay: config.maxLoopDelayMs,
    // A span without any sample counts as overload; a shorter one could fall whole into a pause that is allowed.
    sampleInterval: Math.max(SAMPLE_MS, config.maxLoopDelayMs),
    pressureHandler: async () => {
      throw new HuidaError('ERR_OVERLOADED', '服务繁忙，请稍后再试')
    },
  })
}
