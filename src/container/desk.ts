import { randomBytes } from 'node:crypto'
import { createAccounts } from '../accounts/index.ts'
import type { Accounts } from '../accounts/types.ts'
import type { ApiServices } from '../api/services.ts'
import type { CategoryNode, CityPack } from '../city/index.ts'
import type { Config } from '../config/index.ts'
import { maskSpans } from '../guardrails/pii/index.ts'
import {
  createDesk,
  createSeal,
  createTrainer,
  learntCases,
  maskReading,
} from '../scenarios/hotline/desk/index.ts'
import { findTicketPii, type Hotline, type PastTicket } from '../scenarios/hotline/index.ts'
import { compareTickets } from '../scenarios/hotline/same-event/index.ts'
import type { Clock } from '../shared/clock.ts'
import { HuidaError } from '../shared/errors.ts'
import { keepOnce } from '../shared/keep-once.ts'
import type { Database, SettingStore } from '../store/ports.ts'
import { createTicketStore } from '../store/postgres/index.ts'
import { openHotline, type HotlineParts } from './hotline.ts'
import type { Models } from './models.ts'

/** What the desk is made from. */
export interface DeskParts extends HotlineParts {
  models: Models
  database: Database
  settings: SettingStore
}

/** The desk with the people who work at it; `hotline` opens when it is first needed, which takes a second or two. */
export interface OpenDesk extends Pick<ApiServices, 'city' | 'accounts' | 'desk' | 'suggest'> {
  hotline(): Promise<Hotline>
}

/** Compose the desk. ERR_CONFIG when the configuration names what the city hasn't. */
export async function openDesk(parts: DeskParts): Promise<OpenDesk> {
  const { config, city, models, database, settings, clock } = parts
  const store = createTicketStore(database)
  const openWith = (learnt: readonly PastTicket[]): Promise<Hotline> => openHotline(parts, learnt)
  const hotline = keepOnce(async () => openWith(await learntCases(store)))
  const read: Hotline['read'] = async (input) => (await hotline()).read(input)
  const suggest: ApiServices['suggest'] = async (input) => {
    const { intake, advice } = await read(input)
    return maskReading(input.text, intake, advice)
  }
  const desk = createDesk({
    store,
    pack: city,
    clock,
    read,
    sameEvent: compareTickets,
    seal: createSeal(config.privateKey ?? (await madeKey(settings))),
    mask: (text) => maskSpans(text, findTicketPii(text, city)),
    wording: models.chat,
    trainer: createTrainer({ learnt: () => learntCases(store), present: hotline, candidate: openWith }),
  })
  return { city, accounts: openAccounts(config, city, settings, clock), desk, suggest, hotline }
}

const PRIVATE_KEY = 'private-key'

/** The key to personal data when none was configured: made once, kept in the database, and so in its backups. */
const madeKey = (settings: SettingStore): Promise<string> =>
  settings.obtain(PRIVATE_KEY, () => randomBytes(32).toString('base64url'))

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
