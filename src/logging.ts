import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'

/** What never reaches a log line, wherever it hangs in the logged object. */
const REDACTED = [
  'authorization',
  'cookie',
  'token',
  'adminToken',
  'apiKey',
  'password',
  'databaseUrl',
  'question',
  'history',
  'comment',
  'quote',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/** JSON lines on stderr (stdout belongs to results); secrets and the text of questions are left out. */
export function createLogger(level: string, stream: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: REDACTED, censor: '[已隐去]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
}
