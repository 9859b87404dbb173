import { pino } from 'pino'
import { buildApp } from '../../src/api/app.ts'
import type { App } from '../../src/api/instance.ts'
import { loadConfig } from '../../src/config/index.ts'
import { makeFakeServices, type FakeServices } from './fake-services.ts'

export interface TestApp {
  app: App
  services: FakeServices
}

/** The HTTP service over fakes, silent; `env` overrides the configuration. */
export async function makeTestApp(env: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const services = makeFakeServices()
  const unlimited = { HUIDA_RATE_LIMIT: '100000', HUIDA_MAX_LOOP_DELAY_MS: '0' }
  const config = loadConfig({ HUIDA_MAX_UPLOAD_MB: '1', ...unlimited, ...env }, '/nonexistent')
  return { app: await buildApp(services, config, pino({ level: 'silent' })), services }
}
