import { pino } from 'pino'
import type { CommandContext } from '../../src/commands/command-line/command.ts'
import { loadConfig } from '../../src/config/index.ts'
import type { Huida } from '../../src/container/index.ts'
import { makeFakeServices, type FakeServices } from './fake-services.ts'

export interface FakeContext extends CommandContext {
  services: FakeServices
  out: string[]
  err: string[]
  closed: number
}

/** A command's surroundings in memory: what it prints can be read back, what it opens are fakes. */
export function makeFakeContext(env: NodeJS.ProcessEnv = {}): FakeContext {
  const services = makeFakeServices()
  const context: FakeContext = {
    services,
    out: [],
    err: [],
    closed: 0,
    config: loadConfig(env, '/nonexistent'),
    flags: new Map(),
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    terminal: {
      print: (line) => void context.out.push(line),
      note: (line) => void context.err.push(line),
      progress: async () => ({ update: () => undefined, stop: () => undefined }),
    },
    open: async () =>
      ({
        ...services,
        embedPending: async (onProgress: (done: number, total: number) => void) => onProgress(1, 1),
        close: async () => void context.closed++,
      }) as unknown as Huida,
  }
  return context
}
