import { HuidaError } from '../shared/errors.ts'

/** What to throw when a signal fired: ERR_TIMEOUT for a deadline, otherwise the caller's own reason. */
export function abortError(signal: AbortSignal): unknown {
  const reason: unknown = signal.reason
  if (reason instanceof DOMException && reason.name === 'TimeoutError') {
    return new HuidaError('ERR_TIMEOUT', '模型未在限定时间内返回', { cause: reason })
  }
  return reason
}

/** Throw {@link abortError} when the signal has already fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal)
}
