import { parentPort } from 'node:worker_threads'
import { isHuidaError } from '../../../shared/errors.ts'
import type { LoadedDocument } from '../types.ts'
import type { LoadLimits } from './limits.ts'
import type { HeavyKind, LoaderJob, LoaderReply } from './loader-protocol.ts'

type Load = (bytes: Uint8Array, limits: LoadLimits) => LoadedDocument[] | Promise<LoadedDocument[]>

/** Each library is loaded with the first file that needs it. */
const LOADERS: Record<HeavyKind, () => Promise<Load>> = {
  docx: async () => (await import('./load-docx.ts')).loadDocx,
  xlsx: async () => (await import('./load-xlsx.ts')).loadXlsx,
  pdf: async () => (await import('./load-pdf.ts')).loadPdf,
  html: async () => (await import('./load-html.ts')).loadHtml,
}

async function answer({ job, kind, bytes, limits }: LoaderJob): Promise<LoaderReply> {
  try {
    const load = await LOADERS[kind]()
    return { job, documents: await load(bytes, limits) }
  } catch (error) {
    if (isHuidaError(error)) return { job, code: error.code, detail: error.detail }
    return { job, code: 'ERR_FILE_CORRUPT', detail: '文件内容无法解析' }
  }
}

// A library's stray rejection belongs to a broken file, and its job is answered all the same.
process.on('unhandledRejection', () => {})
parentPort?.on('message', async (job: LoaderJob) => parentPort?.postMessage(await answer(job)))
