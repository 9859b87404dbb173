import type { DocumentSummary } from '../../../store/ports.ts'
import type { DocumentRecord, IngestWarning } from '../../../store/records.ts'

/** A document by where it lies and what it is called. */
type Known = Pick<DocumentSummary, 'id' | 'root' | 'path' | 'title' | 'docNo'>

/** Documents by their number (文号), to tell when one comes again as another file. */
export class NumberedDocuments {
  readonly #byNumber = new Map<string, Known[]>()

  /** `gone` are documents whose files are no longer there: the same again in another file is that file, moved. */
  constructor(index: Iterable<Known>, gone: ReadonlySet<string>) {
    for (const document of index) if (!gone.has(document.id)) this.#add(document)
  }

  /** A warning that names the others with the number of a document, which itself counts from now on; null without any. */
  note({ id, root, path, fields: { title, docNo } }: DocumentRecord): IngestWarning | null {
    const document = { id, root, path, title, docNo }
    const others = (this.#byNumber.get(plain(docNo)) ?? []).filter(
      (other) => fileOf(other) !== fileOf(document),
    )
    this.#add(document)
    if (docNo === null || others.length === 0) return null
    const named = others
      .slice(0, MOST_NAMED)
      .map((other) => `《${other.title ?? other.id}》（${other.path}）`)
    return {
      code: 'SAME_DOC_NO',
      message: `文号${docNo}的文件库中已有：${named.join('、')}；如果是同一份文件的另一种格式，请只保留一份，否则检索时会重复`,
    }
  }

  #add(document: Known): void {
    const number = plain(document.docNo)
    if (number === '') return
    const others = (this.#byNumber.get(number) ?? []).filter(({ id }) => id !== document.id)
    this.#byNumber.set(number, [...others, document])
  }
}

const MOST_NAMED = 3

/** A number without brackets and blanks, which are written in many ways. */
const plain = (docNo: string | null): string => (docNo ?? '').replace(/[\s〔〕[\]（）()【】﹝﹞]/gu, '')

/** Many documents may be of one file (`a.jsonl#3`). */
const fileOf = ({ root, path }: Pick<Known, 'root' | 'path'>): string =>
  `${root}\n${path.replace(/#.*$/u, '')}`
