import { App, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { messageOf } from '../api/client.ts'
import { importTickets, type ImportReport } from '../api/tickets.ts'

/** Tickets from a CSV file; the fate of each line is told. */
export function ImportButton({ onDone }: { onDone: () => void }) {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<ImportReport | null>(null)

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    setBusy(true)
    try {
      setReport(await importTickets(file))
      onDone()
    } catch (error) {
      void message.error(messageOf(error, '导入失败'))
    }
    setBusy(false)
    if (input.current) input.current.value = ''
  }

  return (
    <>
      <Button size="small" loading={busy} onClick={() => input.current?.click()}>
        导入 CSV
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label="CSV 文件"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Modal open={report !== null} onCancel={() => setReport(null)} footer={null} title="导入结果">
        {report && (
          <>
            <p>
              新增 {report.created.length} 件，已有 {report.unchanged.length} 件，未导入{' '}
              {report.failed.length} 行
            </p>
            <ul>
              {report.failed.slice(0, 50).map(({ line, reason }) => (
                <li key={line}>
                  第 {line} 行：{reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </Modal>
    </>
  )
}
