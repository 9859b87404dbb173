import { keepOnce } from '../../../shared/keep-once.ts'
import { calibrationError, type Outcome } from '../dispatch/ranker/calibrate.ts'
import { loadHomeLibrary } from '../dispatch/evidence/home-library.ts'
import type { Hotline } from '../index.ts'
import type { PastTicket } from '../types.ts'
import type { Trainer, TrainingScores } from './types.ts'

const TOP = 3

/** What a trainer of the dispatcher works with. */
export interface TrainerDeps {
  /** Past tickets that were there before; the shipped ones when it is left out. */
  home?(): Promise<readonly PastTicket[]>
  /** Cases that the present dispatcher has learnt on top of them. */
  learnt(): Promise<readonly PastTicket[]>
  present(): Promise<Pick<Hotline, 'read' | 'adopt'>>
  /** A dispatcher apart from the present one that has learnt these cases. */
  candidate(cases: readonly PastTicket[]): Promise<Hotline>
}

/** A trainer that lets a dispatcher learn reviewed cases, and scores it by reading tickets as the desk does. */
export function createTrainer(deps: TrainerDeps): Trainer {
  const home = deps.home ?? keepOnce(async () => (await loadHomeLibrary()).tickets)
  return {
    trainingSet: async () => [...(await home()), ...(await deps.learnt())],
    scorePresent: async (heldOut) => scoreOn(await deps.present(), heldOut),
    async train(cases) {
      const shipped = new Set((await home()).map(({ id }) => id))
      const learnt = cases.filter(({ id }) => !shipped.has(id))
      const candidate = await deps.candidate(learnt)
      return {
        score: (heldOut) => scoreOn(candidate, heldOut),
        promote: async () => (await deps.present()).adopt(candidate),
      }
    },
  }
}

/** Share of tickets whose department leads, or is among the first three; expected calibration error. */
async function scoreOn(
  hotline: Pick<Hotline, 'read'>,
  heldOut: readonly PastTicket[],
): Promise<TrainingScores> {
  const outcomes: Outcome[] = []
  let top3 = 0
  for (const { id, text, channel, reported_at: reportedAt, department } of heldOut) {
    const { suggestions } = (await hotline.read({ id, text, channel, reportedAt })).advice
    const rank = suggestions.findIndex((suggestion) => suggestion.department === department)
    top3 += Number(rank >= 0 && rank < TOP)
    outcomes.push({ confidence: suggestions[0]?.confidence ?? 0, right: rank === 0 })
  }
  const n = outcomes.length
  if (n === 0) return { n, top1: 0, top3: 0, calibrationError: null }
  const top1 = outcomes.filter(({ right }) => right).length
  return { n, top1: top1 / n, top3: top3 / n, calibrationError: calibrationError(outcomes) }
}
