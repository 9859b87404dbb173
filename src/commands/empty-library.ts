import type { Gateway } from './gateway/port.ts'

/** What to tell who asks a library without a document; null where it has one. */
export async function emptyLibraryNote(gateway: Pick<Gateway, 'readiness'>): Promise<string | null> {
  const { documents } = await gateway.readiness()
  return documents > 0
    ? null
    : '政策库还是空的，没有文件可以作答；请先读入：huida ingest <文件或目录>（huida serve 首次启动会载入示例政策库）'
}
