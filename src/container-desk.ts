import { createAccounts } from './accounts/index.ts'
import type { Accounts } from './accounts/types.ts'
import type { ApiServices } from './api/services.ts'
import type { CategoryNode, CityPack } from './city/types.ts'
import type { Config } from './config/index.ts'
import { HuidaError } from './shared/errors.ts'
import type { Clock } from './shared/clock.ts'
import type { SettingStore } from './store/ports.ts'

/** What the desk is made from. */
export interface DeskParts {
  config: Config
  city: CityPack
  settings: SettingStore
  clock: Clock
}

/** The desk with the people who work at it. */
export function openDesk({
  config,
  city,
  settings,
  clock,
}: DeskParts): Pick<ApiServices, 'city' | 'accounts' | 'desk' | 'suggest'> {
  return {
    city,
    accounts: openAccounts(config, city, settings, clock),
    desk: new Proxy({} as ApiServices['desk'], {
      get: () => () => Promise.reject(new HuidaError('ERR_INTERNAL', '工单台尚未启用')),
    }),
    suggest: () => Promise.reject(new HuidaError('ERR_INTERNAL', '工单台尚未启用')),
  }
}

function openAccounts(config: Config, city: CityPack, settings: SettingStore, clock: Clock): Accounts {
  const { sessionKey, sessionHours, passwords, department } = config.auth
  if (department !== null && !city.departments.some(({ short }) => short === department)) {
    throw new HuidaError('ERR_CONFIG', `环境变量有误：AUTH_DEPARTMENT 不是城市包中的部门：${department}`)
  }
  return createAccounts(settings, {
    clock,
    secret: sessionKey,
    sessionHours,
    passwords,
    department: department ?? busiestDepartment(city),
  })
}

/** The department that the most categories prefer, and therefore the one with something to do in a demo. */
function busiestDepartment({ departments, taxonomy }: CityPack): string | null {
  const counts = new Map<string, number>()
  const count = (node: CategoryNode): void => {
    const [first] = node.departments
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1)
    node.children.forEach(count)
  }
  taxonomy.roots.forEach(count)
  const known = departments.map(({ short }) => short)
  return known.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? null
}
