import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { QUESTION_WORDS } from '../src/rag/lexicon/stopwords.ts'
import { tokenizeForSearch } from '../src/rag/lexicon/tokenize.ts'
import type { ChunkRecord, DocumentRecord } from '../src/store/records.ts'
import { readLines, SHARED } from './application.ts'

/** Chunk sizes of the passes over the laws: one pass makes about 55,000 chunks of real text, each pass other ones. */
const PASS_SIZES = [400, 340, 460, 300, 370, 430, 320, 480]

interface Law {
  docid: string
  title: string
  text: string
}

/** Paragraphs packed up to `size` characters. */
function splitSimply(text: string, size: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const paragraph of text.split('\n')) {
    if (part !== '' && part.length + paragraph.length > size) {
      parts.push(part)
      part = ''
    }
    part += (part === '' ? '' : '\n') + paragraph
  }
  return part === '' ? parts : [...parts, part]
}

function toDocument(law: Law, pass: number, room: number): DocumentRecord {
  const texts = splitSimply(law.text, PASS_SIZES[pass] ?? 400).slice(0, room)
  const chunks = texts.map((text, ordinal): ChunkRecord => ({
    ordinal,
    kind: 'text',
    anchor: `p${ordinal}`,
    path: [law.title],
    text,
    start: 0,
    end: text.length,
    indexText: `${law.title}\n${text}`,
  }))
  const fields = {
    title: law.title,
    issuer: null,
    docNo: null,
    kind: null,
    region: null,
    level: null,
    status: null,
  }
  const dates = { writtenAt: null, publishedAt: null, effectiveFrom: null, effectiveTo: null, period: null }
  const lists = { relations: [], audience: [], topics: [], url: null, sample: false }
  const id = `${law.docid}.${pass}`
  return {
    id,
    source: id,
    root: 'bench',
    path: id,
    digest: id,
    mediaType: 'text/plain',
    bytes: new Uint8Array(),
    originalText: '',
    text: '',
    offsets: { repaired: [], original: [] },
    fields: { ...fields, ...dates, ...lists },
    sections: [],
    chunks,
    units: [],
    tables: [],
    terms: [],
    warnings: [],
  }
}

/** Documents with `count` chunks in all, from ../shared/data/laws.jsonl.gz. */
export async function* lawDocuments(count: number): AsyncGenerator<DocumentRecord> {
  let room = count
  for (let pass = 0; room > 0 && pass < PASS_SIZES.length; pass++) {
    const file = createReadStream(join(SHARED, 'data', 'laws.jsonl.gz')).pipe(createGunzip())
    for await (const line of createInterface({ input: file })) {
      const document = toDocument(JSON.parse(line) as Law, pass, room)
      room -= document.chunks.length
      if (document.chunks.length > 0) yield document
      if (room <= 0) return
    }
  }
}

/** Real questions as query terms: the 620 of ../shared/data/ncp_policy_qa_dev.jsonl. */
export async function questionTerms(): Promise<Map<string, number>[]> {
  const rows = await readLines<{ question: string }>(join(SHARED, 'data', 'ncp_policy_qa_dev.jsonl'))
  return rows.map(({ question }) => {
    const terms = tokenizeForSearch(question).filter((term) => !QUESTION_WORDS.has(term))
    return new Map(terms.map((term) => [term, 1]))
  })
}
