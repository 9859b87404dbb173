import { App, Modal } from 'antd'
import { useState } from 'react'
import { call, messageOf } from './api/client.ts'

const FIELDS = [
  ['current', '现在的口令', 'current-password'],
  ['next', '新口令（至少 8 个字符）', 'new-password'],
  ['again', '再输入一次新口令', 'new-password'],
] as const

/** Change one's own password; every other session of the account ends. */
export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { message } = App.useApp()
  const [values, setValues] = useState({ current: '', next: '', again: '' })
  const [failure, setFailure] = useState('')
  const close = (): void => {
    setValues({ current: '', next: '', again: '' })
    setFailure('')
    onClose()
  }

  async function submit(): Promise<void> {
    const { current, next, again } = values
    if (next.length < 8) return setFailure('新口令至少 8 个字符')
    if (next !== again) return setFailure('两次输入的新口令不同')
    try {
      await call('/session/password', { method: 'PUT', body: { current, next } })
      void message.success('口令已修改，其他地方的登录已失效')
      close()
    } catch (error) {
      setFailure(messageOf(error, '没有改成'))
    }
  }

  return (
    <Modal
      open={open}
      title="修改口令"
      okText="修改"
      cancelText="取消"
      onOk={() => void submit()}
      onCancel={close}
    >
      <div className="dialog">
        {FIELDS.map(([name, label, autoComplete]) => (
          <div key={name}>
            <label htmlFor={`password-${name}`}>{label}</label>
            <input
              id={`password-${name}`}
              type="password"
              autoComplete={autoComplete}
              maxLength={200}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          </div>
        ))}
        <p className="failure" role="alert" hidden={failure === ''}>
          {failure}
        </p>
      </div>
    </Modal>
  )
}
