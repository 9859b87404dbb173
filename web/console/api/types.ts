import type { Static } from 'typebox'
import type { CitySchema } from '../../../src/api/schemas/city.ts'
import type { SimilarSchema, RevealedSchema, RevealLogSchema } from '../../../src/api/schemas/desk.ts'
import type {
  DriftSchema,
  HotSpotReportSchema,
  QualitySchema,
  StatisticsSchema,
} from '../../../src/api/schemas/insight.ts'
import type { AdviceSchema, IntakeSchema } from '../../../src/api/schemas/intake.ts'
import type { CaseListSchema, RetrainingSchema } from '../../../src/api/schemas/learning.ts'
import type { OrderSchema } from '../../../src/api/schemas/order.ts'
import type { AccountSchema } from '../../../src/api/schemas/session.ts'
import type { TicketDetailSchema, TicketRowSchema } from '../../../src/api/schemas/ticket.ts'

/* The API's own schemas: the page can't drift from them without failing to compile. */
export type Account = Static<typeof AccountSchema>
export type City = Static<typeof CitySchema>
export type TicketRow = Static<typeof TicketRowSchema>
export type TicketDetail = Static<typeof TicketDetailSchema>
export type Ticket = TicketDetail['ticket']
export type HistoryEntry = TicketDetail['history'][number]
export type AllowedAction = TicketDetail['actions'][number]
export type ActionName = AllowedAction['action']
export type Intake = Static<typeof IntakeSchema>
export type Advice = Static<typeof AdviceSchema>
export type Suggestion = Advice['suggestions'][number]
export type Order = Static<typeof OrderSchema>
export type SimilarTicket = Static<typeof SimilarSchema>['items'][number]
export type Revealed = Static<typeof RevealedSchema>
export type RevealRecord = Static<typeof RevealLogSchema>['items'][number]
export type Statistics = Static<typeof StatisticsSchema>
export type HotSpotReport = Static<typeof HotSpotReportSchema>
export type CaseList = Static<typeof CaseListSchema>
export type LearningCase = CaseList['items'][number]
export type Retraining = Static<typeof RetrainingSchema>
export type Quality = Static<typeof QualitySchema>['items'][number]
export type Drift = Static<typeof DriftSchema>

/** What a person picked for an order; what is left out is as suggested. */
export interface OrderChoice {
  department?: string
  co_departments?: string[]
  content?: Order['content']
  special?: string | null
}
