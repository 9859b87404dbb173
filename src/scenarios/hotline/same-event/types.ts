/** What telling events apart needs of a ticket. */
export interface EventTicket {
  id: string
  text: string
  /** ISO 8601 with offset. */
  reportedAt?: string | null
  district?: string | null
  /** Names of the category's nodes from the top down. */
  category?: readonly string[]
}

/** Whether two tickets tell of one event, why, and what speaks against it. */
export interface EventComparison {
  same: boolean
  /** In Chinese. */
  reason: string
  /** Essential details that can't both be true of one event. */
  conflicts: string[]
  /** Evidence for one event; above the threshold it is one. Not a probability. */
  score: number
}
