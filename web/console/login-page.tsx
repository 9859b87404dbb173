import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { call, messageOf } from './api/client.ts'
import type { Account } from './api/types.ts'
import { useTitle } from './parts/title.ts'

/** Account and password; the session is a cookie that scripts never see. */
export function LoginPage({ onLogin }: { onLogin: (account: Account) => void }) {
  useTitle('登录')
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = {
      login: String(form.get('login') ?? '').trim(),
      password: String(form.get('password') ?? ''),
    }
    if (body.login === '' || body.password === '') return setFailure('请填写账号和口令')
    setBusy(true)
    try {
      onLogin(await call<Account>('/session', { method: 'POST', body }))
    } catch (error) {
      setFailure(messageOf(error, '登录失败'))
      setBusy(false)
    }
  }

  return (
    <main className="login">
      <h1>
        惠答<span>12345 工单台</span>
      </h1>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label htmlFor="login">账号</label>
        <Input id="login" name="login" autoComplete="username" autoFocus size="large" />
        <label htmlFor="password">口令</label>
        <Input.Password
          id="password"
          name="password"
          autoComplete="current-password"
          size="large"
          visibilityToggle={false}
        />
        <p className="failure" role="alert" hidden={failure === ''}>
          {failure}
        </p>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          登录
        </Button>
      </form>
      <p className="quiet">
        内置账号：agent（坐席）、supervisor（值班长）、department（承办单位）；口令在服务首次启动时显示一次。
      </p>
    </main>
  )
}
