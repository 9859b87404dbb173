/** Where an OpenAI-compatible service answers. */
export interface Endpoint {
  baseUrl: string
  apiKey: string
  model: string
}

/** The whole configuration, read once, frozen. Paths are absolute; an absent service is null. */
export interface Config {
  databaseUrl: string | null
  dataDir: string
  modelsDir: string
  cityPath: string | null
  host: string
  port: number
  logLevel: string
  adminToken: string | null
  retentionDays: number
  maxUploadBytes: number
  rateLimit: number
  /** Event-loop delay above which new work is refused, in ms; 0: never. */
  maxLoopDelayMs: number
  hotline: string
  /** External evaluation data; may not exist. */
  sharedDir: string
  modelEndpoint: string | null
  chat: {
    endpoint: Endpoint | null
    gguf: string | null
    contextTokens: number
    timeoutMs: number
  }
  embedding: { endpoint: Endpoint | null; dimensions: number; workers: number }
  rerank: (Endpoint & { style: 'tei' | 'openai' }) | null
  /** Encrypts personal data of tickets; null: one is made and kept in the database. */
  privateKey: string | null
  auth: {
    sessionKey: string | null
    sessionHours: number
    /** Attempts to log in, a minute and address. */
    loginLimit: number
    /** Of the built-in accounts; null: made on first start. */
    passwords: { agent: string | null; supervisor: string | null; department: string | null }
    /** Short name; null: the one the category tree prefers most often. */
    department: string | null
  }
}
