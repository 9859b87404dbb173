import { parentPort } from 'node:worker_threads'
import { isHuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { loadXlsx } from '../data/load-xlsx.ts'
import { loadDocx } from '../docx/load-docx.ts'
import { loadHtml } from '../html/load-html.ts'
import type { LoadLimits } from '../limits.ts'
import { loadPdf } from '../pdf/load-pdf.ts'
import type { HeavyKind, LoaderJob, LoaderReply } from './loader-protocol.ts'

type Load = (bytes: Uint8Array, limits: LoadLimits) => LoadedDocument[] | Promise<LoadedDocument[]>

const LOADERS: Record<HeavyKind, Load> = {
  docx: loadDocx,
  xlsx: loadXlsx,
  pdf: loadPdf,
  html: loadHtml,
}

async function answer({ job, kind, bytes, limits }: LoaderJob): Promise<LoaderReply> {
  try {
    return { job, documents: await LOADERS[kind](bytes, limits) }
  } catch (error) {
    if (isHuidaError(error)) return { job, code: error.code, detail: error.detail }
    return { job, code: 'ERR_FILE_CORRUPT', detail: '文件内容无法解析' }
  }
}

// A library's stray rejection belongs to a broken file, and its job is answered all the same.
process.on('unhandledRejection', () => {})
parentPort?.on('message', async (job: LoaderJob) => parentPort?.postMessage(await answer(job)))
