import type { Actor } from '../people.ts'
import type { PastTicket } from '../types.ts'

/** What a person's decision taught: the case counts only after a reviewer consented. */
export interface LearningCase {
  id: string
  ticketId: string
  /** 确认: as suggested · 更改: another department than suggested · 退单: given back and sent elsewhere */
  kind: '确认' | '更改' | '退单'
  status: 'pending' | 'accepted' | 'declined'
  /** Masked text with the label as a past ticket. */
  case: PastTicket
  /** What the system had suggested first; null when it abstained. */
  suggested: string | null
  confidence: number | null
  createdAt: string
  /** Whose decision the label is. */
  decidedBy: string
  reviewedBy: string | null
  reviewedAt: string | null
  reviewNote: string | null
}

/** What is kept of a case beside its columns. */
export type CaseBody = Omit<LearningCase, 'id' | 'ticketId' | 'status' | 'createdAt' | 'reviewedAt'> & {
  decidedById: string
}

/** Scores on the held-out part; shares 0..1. */
export interface TrainingScores {
  n: number
  top1: number
  top3: number
  calibrationError: number | null
}

export interface Retraining {
  id: string
  startedAt: string
  startedBy: string
  cases: number
  heldOut: number
  before: TrainingScores
  after: TrainingScores
  promoted: boolean
  reason: string
}

/** Population stability index between the training set and a month's tickets; < 0.1 stable, 0.1–0.25 watch, > 0.25 drifted. */
export interface DriftReport {
  from: string
  to: string
  n: number
  departments: { psi: number | null; level: DriftLevel; largest: DriftShare[] }
  categories: { psi: number | null; level: DriftLevel; largest: DriftShare[] }
}

/** `few` when there are too few tickets to tell. */
export type DriftLevel = 'stable' | 'watch' | 'drifted' | 'few'

export interface DriftShare {
  name: string
  expected: number
  actual: number
}

export interface DepartmentQuality {
  department: string
  /** Tickets first suggested for it that a person dispatched. */
  suggested: number
  /** Of those, confirmed as suggested. */
  confirmed: number
  /** Tickets dispatched to it, and given back by it. */
  dispatched: number
  returned: number
  /** Shares 0..1; null without a case. */
  confirmRate: number | null
  returnRate: number | null
}

export interface LearningDesk {
  cases(
    query: { status?: LearningCase['status']; offset?: number; limit?: number },
    actor: Actor,
  ): Promise<{ total: number; items: LearningCase[] }>
  /** Consent or decline; supervisors only, and not of one's own decision. */
  review(id: string, review: { actor: Actor; accept: boolean; note?: string }): Promise<LearningCase>
  /** Train with the accepted cases; promoted only when not worse on the held-out part. Supervisors only. */
  retrain(actor: Actor): Promise<Retraining>
  retrainings(actor: Actor): Promise<Retraining[]>
  drift(query: { from: string; to: string }, actor: Actor): Promise<DriftReport>
  quality(query: { from: string; to: string }, actor: Actor): Promise<DepartmentQuality[]>
}

/** Trains the dispatcher. A candidate is not in use before it is promoted. */
export interface Trainer {
  /** Labelled tickets the present model was trained on. */
  trainingSet(): Promise<readonly PastTicket[]>
  /** The present model's scores on tickets it may not have seen. */
  scorePresent(heldOut: readonly PastTicket[]): Promise<TrainingScores>
  train(cases: readonly PastTicket[]): Promise<TrainedCandidate>
}

/** A trained model that waits for the decision. */
export interface TrainedCandidate {
  score(heldOut: readonly PastTicket[]): Promise<TrainingScores>
  /** Put it in the present one's place. */
  promote(): Promise<void>
}
