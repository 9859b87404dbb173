import { createContext, useContext, useEffect, useState } from 'react'
import { call, SIGNED_OUT } from './api/client.ts'
import type { Account, City } from './api/types.ts'
import { LoginPage } from './login-page.tsx'
import { keepFor } from './parts/kept.ts'
import { Failure } from './parts/marks.tsx'
import { useResource } from './parts/use-resource.ts'
import { Shell } from './shell.tsx'

/** Who works here, and in which city. */
export interface Workplace {
  account: Account
  city: City
  /** True where everything is invented demo material. */
  sample: boolean
}

const WorkplaceContext = createContext<Workplace | null>(null)

/** The workplace; only below {@link Desk}. */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext)
  if (workplace === null) throw new Error('nobody is logged in here')
  return workplace
}

/** The whole desk: the login for strangers, the work for everybody else. */
export function Desk() {
  const [account, setAccount] = useState<Account | null | undefined>(undefined)
  useEffect(() => {
    call<Account | undefined>('/session').then(
      (found) => setAccount(found ?? null),
      () => setAccount(null),
    )
    const leave = (): void => setAccount(null)
    window.addEventListener(SIGNED_OUT, leave)
    return () => window.removeEventListener(SIGNED_OUT, leave)
  }, [])
  if (account === undefined) return null
  if (account === null) return <LoginPage onLogin={setAccount} />
  keepFor(account.login)
  return (
    <Place
      key={account.login}
      account={account}
      leave={() => {
        keepFor('')
        setAccount(null)
      }}
    />
  )
}

function Place({ account, leave }: { account: Account; leave: () => void }) {
  const { data, error, reload } = useResource('place', async (signal) => {
    const [city, status] = await Promise.all([
      call<City>('/city', { signal }),
      call<{ sample_library: boolean }>('/status', { signal }),
    ])
    return { city, sample: status.sample_library }
  })
  if (error) return <Failure error={error} retry={reload} />
  if (data === null) return null
  return (
    <WorkplaceContext value={{ account, ...data }}>
      <Shell leave={leave} />
    </WorkplaceContext>
  )
}
