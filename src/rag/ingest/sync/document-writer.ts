import type { LibraryStore, PutOutcome } from '../../../store/ports.ts'
import type { DocumentRecord } from '../../../store/records.ts'
import { isStoreError } from './outcomes.ts'

/** Documents on their way into the store while the next ones are read: enough for it to write several together. */
const UNDER_WAY = 24
/** Bytes of their files beyond which no further one starts. */
const BYTES_UNDER_WAY = 16 * 1024 * 1024

/** Writes documents while the next ones are read, as many at a time as memory allows. */
export class DocumentWriter {
  private readonly store: Pick<LibraryStore, 'putDocument'>
  private readonly active = new Set<Promise<unknown>>()
  private bytes = 0
  private failure: { error: unknown } | null = null

  constructor(store: Pick<LibraryStore, 'putDocument'>) {
    this.store = store
  }

  /** Resolves once the write has begun; `done` is its end. Throws when the store itself failed in an earlier write. */
  async start(record: DocumentRecord): Promise<{ done: Promise<PutOutcome> }> {
    while (this.active.size >= UNDER_WAY || this.bytes > BYTES_UNDER_WAY) await Promise.race(this.active)
    if (this.failure) throw this.failure.error
    const done = this.store.putDocument(record)
    const { byteLength } = record.bytes
    this.bytes += byteLength
    const settled = done.then(
      () => undefined,
      (error: unknown) => {
        if (isStoreError(error)) this.failure ??= { error }
      },
    )
    this.active.add(settled)
    void settled.then(() => {
      this.active.delete(settled)
      this.bytes -= byteLength
    })
    return { done }
  }
}
