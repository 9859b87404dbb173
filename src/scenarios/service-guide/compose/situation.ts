import type { ServiceItem } from '../../../store/service-item.ts'
import type { District } from '../understand/person/districts.ts'

/** What an answer is written for: the item and what is known of the person's place and case. */
export interface Situation {
  item: ServiceItem
  question: string
  district: string | null
  caseName: string | null
  /** True when the person asks whether they qualify. */
  eligibility: boolean
  /** Things beside the item that are asked about. */
  things: readonly string[]
  /** Papers of which it is asked whether they are needed, in all their wordings. */
  papers?: readonly string[]
  /** Districts of the city, for names people use. */
  districts: readonly District[]
}

/** Whether an entry holds for the person's case: one without cases holds for all. */
export const holdsFor = (cases: readonly string[] | undefined, caseName: string): boolean =>
  cases === undefined || cases.length === 0 || cases.includes(caseName)

/** Where the guide describes a case. */
export function caseAnchors({ cases }: ServiceItem, caseName: string): string[] {
  const index = (cases ?? []).findIndex(({ name }) => name === caseName)
  return index < 0 ? [] : [`cases.${index}`]
}
