import { setTimeout as sleep } from 'node:timers/promises'
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel'
import pRetry from 'p-retry'
import { HuidaError, isHuidaError } from '../../shared/errors.ts'
import { abortError, throwIfAborted } from '../abort.ts'
import { CallerLeft, isConnectionFailure, isOutage, isRetryable, retryAfterMs, statusOf } from './failure.ts'

/** How patient calls to one endpoint are. Times in milliseconds. */
export interface RemoteOptions {
  /** What the endpoint is called in messages, for instance 大模型. */
  name: string
  /** Never shown: cut out of every message. */
  apiKey: string
  /** Deadline of a whole call, retries included. */
  timeoutMs: number
  /** Tries after the first (default 2). */
  retries?: number
  /** First pause; doubled and spread at random (default 300). */
  backoffMs?: number
  /** Failed calls in a row that open the circuit (default 5), and how long it stays open (default 15 000). */
  breakAfter?: number
  reopenMs?: number
}

/** Runs work against the endpoint; `work` gets the signal to hand on. Rejects with HuidaError or the caller's abort reason. */
export type RemoteCall = <T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => Promise<T>

/** Deadline, retries on 408/409/429/5xx and broken connections, and a circuit breaker, for one endpoint. */
export function createRemoteCall(options: RemoteOptions): RemoteCall {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: options.reopenMs ?? 15_000,
    breaker: new ConsecutiveBreaker(options.breakAfter ?? 5),
  })
  return async (work, signal) => {
    throwIfAborted(signal)
    const deadline = AbortSignal.timeout(options.timeoutMs)
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline
    const guarded = async () => {
      try {
        return await withRetries(() => work(either), either, options)
      } catch (error) {
        if (signal?.aborted) throw new CallerLeft()
        if (deadline.aborted)
          throw new HuidaError('ERR_TIMEOUT', `${options.name}未在 ${options.timeoutMs} 毫秒内返回`)
        throw error
      }
    }
    try {
      return await breaker.execute(guarded)
    } catch (error) {
      if (error instanceof CallerLeft && signal) throw abortError(signal)
      throw toModelError(error, options)
    }
  }
}

function withRetries<T>(work: () => Promise<T>, signal: AbortSignal, options: RemoteOptions): Promise<T> {
  return pRetry(work, {
    retries: options.retries ?? 2,
    minTimeout: options.backoffMs ?? 300,
    factor: 2,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => isRetryable(error),
    onFailedAttempt: async ({ error, retriesLeft }) => {
      const pause = retryAfterMs(error)
      if (pause > 0 && retriesLeft > 0) await sleep(pause, undefined, { signal })
    },
  })
}

function toModelError(error: unknown, { name, apiKey }: RemoteOptions): HuidaError {
  if (isHuidaError(error)) return error
  if (error instanceof BrokenCircuitError) {
    return new HuidaError('ERR_MODEL_UNAVAILABLE', `${name}连续失败，暂停调用一会儿`)
  }
  const status = statusOf(error)
  const message = redact(error instanceof Error ? error.message : String(error), apiKey)
  // The original may hold request headers; only its words go on.
  const cause = new Error(message)
  if (status === 401 || status === 403) {
    return new HuidaError('ERR_MODEL_UNAVAILABLE', `${name}拒绝了密钥（HTTP ${status}）`, { cause })
  }
  if (status !== undefined) {
    return new HuidaError('ERR_MODEL_UNAVAILABLE', `${name}返回 HTTP ${status}`, { cause })
  }
  if (isConnectionFailure(error)) return new HuidaError('ERR_MODEL_UNAVAILABLE', `${name}无法连接`, { cause })
  return new HuidaError('ERR_MODEL_OUTPUT', `${name}的返回不符合接口约定`, { cause })
}

const redact = (message: string, secret: string): string =>
  secret === '' ? message : message.replaceAll(secret, '[密钥]')
