import { HuidaError } from '../../shared/errors.ts'

/** What Huida uses of node-llama-cpp 3, which is an optional peer and so may be absent when this is compiled. */
export interface LlamaModule {
  getLlama(options: { build: 'never'; logLevel: 'error'; progressLogs: false }): Promise<Llama>
  LlamaChatSession: new (options: { contextSequence: Sequence; autoDisposeSequence: false }) => Session
}

interface Llama {
  readonly cpuMathCores: number
  loadModel(options: { modelPath: string }): Promise<Model>
  createGrammarForJsonSchema(schema: object): Promise<object>
  dispose(): Promise<void>
}

interface Model {
  createContext(options: { contextSize: number; threads: number }): Promise<{ getSequence(): Sequence }>
  tokenize(text: string): readonly unknown[]
}

export interface Sequence {
  tokenMeter: {
    getState(): unknown
    diff(since: unknown): { usedInputTokens: number; usedOutputTokens: number }
  }
}

export type HistoryItem = { type: 'system' | 'user'; text: string } | { type: 'model'; response: string[] }

interface Session {
  setChatHistory(history: HistoryItem[]): void
  prompt(
    text: string,
    options: { maxTokens: number; temperature: number; signal: AbortSignal; grammar?: object },
  ): Promise<string>
  dispose(options: { disposeSequence: false }): void
}

/** A loaded model with its one context. */
export interface LoadedLlama {
  llama: Llama
  model: Model
  sequence: Sequence
  createSession(): Session
}

/** The installed node-llama-cpp; ERR_MODEL_MISSING with the command that installs it. */
export async function importLlama(name = 'node-llama-cpp'): Promise<LlamaModule> {
  try {
    return (await import(name)) as LlamaModule
  } catch (cause) {
    const detail = `使用本地 GGUF 模型需要先安装：npm install --no-save ${name}`
    throw new HuidaError('ERR_MODEL_MISSING', detail, { cause })
  }
}

/** Load a GGUF file (seconds, and about its size in memory). Throws ERR_MODEL_UNAVAILABLE. */
export async function loadLlama(
  module: LlamaModule,
  modelPath: string,
  contextSize: number,
): Promise<LoadedLlama> {
  try {
    const llama = await module.getLlama({ build: 'never', logLevel: 'error', progressLogs: false })
    const model = await llama.loadModel({ modelPath })
    // Its threads wait for each other by spinning: on a core that is also wanted elsewhere, one answer takes ten times as long.
    const threads = Math.max(1, llama.cpuMathCores - 1)
    const sequence = (await model.createContext({ contextSize, threads })).getSequence()
    const createSession = (): Session =>
      new module.LlamaChatSession({ contextSequence: sequence, autoDisposeSequence: false })
    return { llama, model, sequence, createSession }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HuidaError('ERR_MODEL_UNAVAILABLE', `无法载入本地大模型：${reason}`, { cause })
  }
}
