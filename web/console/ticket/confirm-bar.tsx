import { Button } from 'antd'
import type { AllowedAction } from '../api/types.ts'
import type { Work } from './use-work.ts'

interface Props {
  work: Work
  confirm: () => void
  instead: AllowedAction | undefined
}

/** Sends the ticket out; where no department is proposed, the step that is. */
export function ConfirmBar({ work, confirm, instead }: Props) {
  const { lead } = work
  const needed = work.confirming?.needs_reason ?? false
  const blocked = work.confirming?.blocked ?? null
  const sending = work.confirming?.action === 'accept' ? '确认派单' : (work.confirming?.label ?? '')
  const label = instead ? `${instead.label}…` : lead === null ? sending : `${sending}：${lead}`
  return (
    <div className="confirm">
      {!instead && (
        <input
          id="confirm-reason"
          aria-label={needed ? '理由（必填）' : '理由（与建议不同时请填写，用于改进建议）'}
          placeholder={needed ? '理由（必填）' : '理由（与建议不同时请填写）'}
          maxLength={1000}
          value={work.reason}
          onChange={(event) => work.setReason(event.target.value)}
        />
      )}
      {blocked !== null && <p className="quiet">{blocked}</p>}
      <Button
        type="primary"
        size="large"
        loading={work.busy}
        disabled={!instead && (lead === null || blocked !== null)}
        onClick={confirm}
        aria-keyshortcuts="Control+Enter"
      >
        {label} <kbd aria-hidden="true">Ctrl Enter</kbd>
      </Button>
    </div>
  )
}
