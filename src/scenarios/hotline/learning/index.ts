import { toInstant } from '../../../shared/calendar.ts'
import type { Clock } from '../../../shared/clock.ts'
import { HuidaError } from '../../../shared/errors.ts'
import { share } from '../../../shared/share.ts'
import type { LearningCaseRecord, TicketStore, TicketTally } from '../../../store/ports.ts'
import { requireCentre, type Actor } from '../people.ts'
import type { PastTicket } from '../types.ts'
import { compareShares, countNames } from './drift.ts'
import { retrain } from './retrain.ts'
import type { CaseBody, DriftReport, LearningCase, LearningDesk, Retraining, Trainer } from './types.ts'

const MOST_CASES = 50_000
const PAGE = 200

/** What people's decisions taught, and what is made of it. */
export function createLearning(deps: {
  store: TicketStore
  trainer: Trainer | null
  clock: Clock
  /** Hides personal data in what people write. */
  mask(text: string): string
}): LearningDesk {
  const { store, clock } = deps
  let running = false
  return {
    async cases({ status, offset = 0, limit = 50 }, actor) {
      requireCentre(actor)
      const page = { offset, limit: Math.min(limit, PAGE) }
      const { total, items } = await store.listCases(status ?? null, page)
      return { total, items: items.map(toCase) }
    },
    review: (id, review) => reviewCase(deps, id, review),
    async retrain(actor) {
      requireCentre(actor, 'supervisor')
      const trainer = requireTrainer(deps.trainer)
      if (running) throw new HuidaError('ERR_STORE_CONFLICT', '正在训练，请稍后再试')
      running = true
      try {
        return await retrainKept(store, trainer, actor, clock.now())
      } finally {
        running = false
      }
    },
    async retrainings(actor) {
      requireCentre(actor)
      return (await keptRetrainings(store)).map(({ retraining }) => retraining)
    },
    async drift(range, actor) {
      requireCentre(actor)
      return readDrift(store, requireTrainer(deps.trainer), range)
    },
    async quality({ from, to }, actor) {
      requireCentre(actor)
      return (await store.qualityCounts(toInstant(from), toInstant(to))).map((counts) => ({
        ...counts,
        confirmRate: share(counts.confirmed, counts.suggested),
        returnRate: share(counts.returned, counts.dispatched),
      }))
    },
  }
}

/** Retrain with the accepted cases, and keep what came of it. */
async function retrainKept(
  store: TicketStore,
  trainer: Trainer,
  { name }: Actor,
  now: Date,
): Promise<Retraining> {
  const accepted = await acceptedCases(store)
  const { retraining, cases, promote } = await retrain(trainer, accepted, name, now)
  const reviewed = new Set(accepted.map(({ id }) => id))
  const caseIds = cases.flatMap(({ id }) => (reviewed.has(id) ? [id] : []))
  const kept: KeptRetraining = { retraining, caseIds }
  await store.saveRetraining(retraining.id, retraining.startedAt, kept)
  // What is in use must be known to the next start, even if this one ends here.
  await promote?.()
  return retraining
}

/** A retraining with the ids of the reviewed cases it was trained with. */
interface KeptRetraining {
  retraining: Retraining
  caseIds: string[]
}

const keptRetrainings = async (store: TicketStore): Promise<KeptRetraining[]> =>
  (await store.retrainings(PAGE)) as KeptRetraining[]

/** The reviewed cases that the last promoted retraining was trained with: what a dispatcher has to learn when it opens. */
export async function learntCases(store: TicketStore): Promise<PastTicket[]> {
  const promoted = (await keptRetrainings(store)).find(({ retraining }) => retraining.promoted)
  if (promoted === undefined) return []
  const ids = new Set(promoted.caseIds)
  return (await acceptedCases(store)).filter(({ id }) => ids.has(id))
}

function requireTrainer(trainer: Trainer | null): Trainer {
  if (trainer === null) throw new HuidaError('ERR_CONFIG', '当前没有可训练的派单模型')
  return trainer
}

async function reviewCase(
  { store, clock, mask }: { store: TicketStore; clock: Clock; mask(text: string): string },
  id: string,
  { actor, accept, note }: { actor: Actor; accept: boolean; note?: string },
): Promise<LearningCase> {
  requireCentre(actor, 'supervisor')
  const record = await store.getCase(id)
  if (record === null) throw new HuidaError('ERR_NOT_FOUND', `没有案例 ${id}`)
  const body = record.body as CaseBody
  if (body.decidedById === actor.id || body.decidedBy === actor.name)
    throw new HuidaError('ERR_TICKET_ROLE', '不能审核自己派单形成的案例')
  const reviewed: LearningCaseRecord = {
    ...record,
    status: accept ? 'accepted' : 'declined',
    reviewedAt: clock.now().toISOString(),
    body: { ...body, reviewedBy: actor.name, reviewNote: mask(note?.trim() ?? '') || null },
  }
  await store.reviewCase(reviewed)
  return toCase(reviewed)
}

function toCase({ id, ticketId, status, createdAt, reviewedAt, body }: LearningCaseRecord): LearningCase {
  const { kind, case: labelled, suggested, confidence, decidedBy, reviewedBy, reviewNote } = body as CaseBody
  return {
    id,
    ticketId,
    kind,
    status,
    case: labelled,
    suggested,
    confidence,
    createdAt,
    decidedBy,
    reviewedBy,
    reviewedAt,
    reviewNote,
  }
}

/** Accepted cases, a ticket once: its last decision counts. */
async function acceptedCases(store: TicketStore): Promise<PastTicket[]> {
  const latest = new Map<string, PastTicket>()
  const { items } = await store.listCases('accepted', { offset: 0, limit: MOST_CASES })
  for (const record of items.reverse()) latest.set(record.ticketId, (record.body as CaseBody).case)
  return [...latest.values()]
}

async function readDrift(
  store: TicketStore,
  trainer: Trainer,
  { from, to }: { from: string; to: string },
): Promise<DriftReport> {
  const tallies = await store.tallies(toInstant(from), toInstant(to))
  const known = await trainer.trainingSet()
  const weight = ({ n }: TicketTally): number => n
  const root = ({ category }: { category: readonly string[] }): string | null => category[0] ?? null
  return {
    from,
    to,
    n: tallies.reduce((sum, { n }) => sum + n, 0),
    departments: compareShares(
      countNames(known, ({ department }) => department),
      countNames(tallies, ({ lead }) => lead, weight),
    ),
    categories: compareShares(countNames(known, root), countNames(tallies, root, weight)),
  }
}
