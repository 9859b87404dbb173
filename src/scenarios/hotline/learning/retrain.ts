import { createHash, randomUUID } from 'node:crypto'
import { HuidaError } from '../../../shared/errors.ts'
import type { PastTicket } from '../types.ts'
import type { Retraining, Trainer, TrainingScores } from './types.ts'

/** Of the cases the present model has not seen, this share is only scored. */
const HELD_OUT = 0.3
const LEAST_HELD_OUT = 10

/** Whether a case is for scoring, by its id alone, so that it stays so in every training. */
export function isHeldOut(id: string): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE() / 2 ** 32 < HELD_OUT
}

/**
 * Train with reviewed cases; `promote` puts the result to use, and is null where it is worse, top-1 or top-3, on the cases
 * held out from both. ERR_INPUT_INVALID when there are too few to tell. `cases` are those trained with.
 */
export async function retrain(
  trainer: Trainer,
  accepted: readonly PastTicket[],
  startedBy: string,
  now: Date,
): Promise<{ retraining: Retraining; cases: PastTicket[]; promote: (() => Promise<void>) | null }> {
  const base = await trainer.trainingSet()
  const known = new Set(base.map(({ id }) => id))
  const fresh = accepted.filter(({ id }) => !known.has(id))
  const heldOut = fresh.filter(({ id }) => isHeldOut(id))
  if (heldOut.length < LEAST_HELD_OUT)
    throw new HuidaError(
      'ERR_INPUT_INVALID',
      `可供检验的新案例只有 ${heldOut.length} 条，至少 ${LEAST_HELD_OUT} 条才能判断训练效果`,
    )
  const cases = [...base, ...fresh.filter(({ id }) => !isHeldOut(id))]
  const before = await trainer.scorePresent(heldOut)
  const candidate = await trainer.train(cases)
  const after = await candidate.score(heldOut)
  const worse = findWorse(before, after)
  const retraining: Retraining = {
    id: randomUUID(),
    startedAt: now.toISOString(),
    startedBy,
    cases: cases.length,
    heldOut: heldOut.length,
    before,
    after,
    promoted: worse === null,
    reason: worse ?? '在保留案例上不低于现用模型，已启用',
  }
  return { retraining, cases, promote: worse === null ? () => candidate.promote() : null }
}

function findWorse(before: TrainingScores, after: TrainingScores): string | null {
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
  for (const [key, label] of [
    ['top1', '首选正确率'],
    ['top3', '前三命中率'],
  ] as const) {
    if (after[key] < before[key])
      return `${label}由 ${percent(before[key])} 降到 ${percent(after[key])}，未启用`
  }
  return null
}
