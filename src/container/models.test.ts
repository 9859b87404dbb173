import { expect, it, vi } from 'vitest'
import { loadConfig } from '../config/index.ts'
import { createLogger } from '../logging.ts'
import { openModels } from './models.ts'

const close = vi.fn(async () => undefined)

vi.mock('../models/index.ts', async (original) => ({
  ...(await original<typeof import('../models/index.ts')>()),
  createOpenAiEmbedder: async () => ({ id: 'embedder', dimensions: 2, close }),
}))

it('leaves no model open where another cannot be opened: its threads would keep the process alive', async () => {
  const env = {
    EMBEDDING_BASE_URL: 'http://127.0.0.1:9/v1',
    EMBEDDING_MODEL: 'embedder',
    LLM_GGUF: '/nowhere/model.gguf',
  }
  const opened = openModels(loadConfig(env, '/nowhere'), createLogger('silent'))
  await expect(opened).rejects.toMatchObject({ code: 'ERR_MODEL_MISSING' })
  expect(close).toHaveBeenCalledTimes(1)
})
