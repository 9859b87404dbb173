import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/index.ts'
import { openLangChainLibrary } from '../../src/container/langchain.ts'
import { openHuida } from '../../src/container/index.ts'
import { createLogger } from '../../src/logging.ts'
import { dropDataDir, makeDataDir } from '../support/data-dir.ts'

let dir: string | undefined
afterEach(() => void (dir !== undefined && dropDataDir(dir)))

it('a LangChain program retrieves passages of a library, with where they stand', async () => {
  dir = await makeDataDir()
  const file = join(dir, '渔港停泊办法.md')
  await writeFile(
    file,
    '# 渔港停泊办法\n\n第一条 渔船靠港后二小时内办理登记。\n\n第二条 夜间停泊须开启锚灯。\n',
  )
  const env = { HUIDA_DATA_DIR: dir, HUIDA_MODELS_DIR: join(dir, 'none') }
  const huida = await openHuida(loadConfig(env), createLogger('silent'))
  await huida.ingestPaths([file], () => undefined)
  await huida.close()

  const library = await openLangChainLibrary(env, { k: 1 })
  try {
    const [passage, ...more] = await library.retriever.invoke('夜间停泊要开什么灯')
    expect(passage).toMatchObject({
      pageContent: expect.stringContaining('锚灯'),
      metadata: { source: '渔港停泊办法.md', title: '渔港停泊办法', score: expect.any(Number) },
    })
    expect(more).toEqual([])
    expect(library.embeddings).toBeNull()
  } finally {
    await library.close()
  }
}, 60_000)
