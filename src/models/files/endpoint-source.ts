import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { HuidaError } from '../../shared/errors.ts'
import { joinUrl } from '../remote/post-json.ts'
import { download, NotThere } from './download.ts'
import type { ModelFile, ModelManifest } from './manifest.ts'
import type { ModelSource } from './source.ts'

type Layout = (manifest: ModelManifest, file: ModelFile) => string

/** Where servers keep a file: Hugging Face's layout, ModelScope's two, and a plain folder served over HTTP. */
const LAYOUTS: readonly Layout[] = [
  ({ repository }, { remotePath }) => `${repository}/resolve/main/${remotePath}`,
  ({ repository }, { remotePath }) => `models/${repository}/resolve/master/${remotePath}`,
  ({ repository }, { remotePath }) =>
    `api/v1/models/${repository}/repo?Revision=master&FilePath=${encodeURIComponent(remotePath)}`,
  ({ name }, file) => `${name}/${file.name}`,
]

/** Downloads over HTTP from a base URL; an interrupted file goes on where it stopped. */
export const endpointSource = (baseUrl: string): ModelSource => ({
  name: 'endpoint',
  async fetch({ manifest, staging, onProgress, signal }) {
    let layouts = LAYOUTS
    for (const file of manifest.files) {
      const part = join(staging, `${file.name}.part`)
      const report = (bytes: number, total: number | null): void =>
        onProgress({ file: file.name, bytes, total })
      const used = await firstThere(layouts, (layout) =>
        download(joinUrl(baseUrl, layout(manifest, file)), part, { report, signal }),
      )
      if (!used) throw new HuidaError('ERR_MODEL_DOWNLOAD', `${new URL(baseUrl).host} 上没有 ${file.name}`)
      layouts = [used]
      await rename(part, join(staging, file.name))
    }
  },
})

async function firstThere(
  layouts: readonly Layout[],
  get: (layout: Layout) => Promise<void>,
): Promise<Layout | undefined> {
  for (const layout of layouts) {
    try {
      await get(layout)
      return layout
    } catch (error) {
      if (!(error instanceof NotThere)) throw error
    }
  }
  return undefined
}
