import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HuidaError } from '../../shared/errors.ts'
import type { ModelSource } from './source.ts'

/** Copies from a folder that holds the files, or that holds a folder of the model's name with them. */
export const folderSource = (folder: string): ModelSource => ({
  name: 'folder',
  async fetch({ manifest, staging, onProgress }) {
    for (const file of manifest.files) {
      const path = await findFile([join(folder, file.name), join(folder, manifest.name, file.name)])
      if (!path) throw new HuidaError('ERR_MODEL_DOWNLOAD', `文件夹 ${folder} 中没有 ${file.name}`)
      await copyFile(path, join(staging, file.name))
      onProgress({ file: file.name, bytes: file.bytes, total: file.bytes })
    }
  },
})

async function findFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found?.isFile()) return path
  }
  return undefined
}
