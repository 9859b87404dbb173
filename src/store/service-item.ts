/** A 办事事项 with its guide as far as the guide states it: a key that is absent is not stated, never guessed. */
export interface ServiceItem {
  /** Invented demo material. */
  sample?: boolean | undefined
  id: string
  name: string
  /** Everyday names. */
  aliases?: string[] | undefined
  code?: string | undefined
  type?: string | undefined
  level?: string | undefined
  region?: string | undefined
  department?: string | undefined
  co_departments?: string[] | undefined
  audience?: string[] | undefined
  topics?: string[] | undefined
  /** `cases` narrows an entry to these kinds of applicants; without it the entry holds for all. */
  conditions?: { text: string; cases?: string[] | undefined }[] | undefined
  cases?: { name: string; when: string }[] | undefined
  materials?: ServiceMaterial[] | undefined
  steps?: { name: string; actor?: string | undefined; time?: string | undefined }[] | undefined
  time_limit?: ServiceTimeLimit | undefined
  fee?:
    | {
        charged: boolean
        amount?: string | undefined
        basis?: string | undefined
        note?: string | undefined
      }
    | undefined
  locations?: ServiceLocation[] | undefined
  phones?: { consult?: string | undefined; complaint?: string | undefined } | undefined
  online?:
    | {
        depth?: string | undefined
        channel?: string | undefined
        url?: string | undefined
        /** How often one must come in person. */
        visits?: number | undefined
        booking?: boolean | undefined
        booking_url?: string | undefined
        courier?: string | undefined
      }
    | undefined
  result?: { name: string; validity?: string | undefined; standard?: string | undefined } | undefined
  basis?:
    { doc_no?: string | undefined; title?: string | undefined; clause?: string | undefined }[] | undefined
  faq?: { q: string; a: string }[] | undefined
  /** What the source states beside these, by its Chinese name. */
  extra?: Record<string, string> | undefined
  /** ISO date. */
  updated_at?: string | undefined
}

export interface ServiceMaterial {
  name: string
  form?: string | undefined
  copies?: number | undefined
  necessity?: string | undefined
  /** The electronic licence or shared data that spares handing it in; null where nothing does. */
  exempt_by?: string | null | undefined
  source?: string | undefined
  cases?: string[] | undefined
}

/** `promised_days` 0 means done on the spot. */
export interface ServiceTimeLimit {
  statutory_days?: number | undefined
  promised_days?: number | undefined
  unit?: string | undefined
  note?: string | undefined
}

export interface ServiceLocation {
  district?: string | undefined
  place?: string | undefined
  address?: string | undefined
  hours?: string | undefined
  phone?: string | undefined
}

/** An item as it lies in the library; its document has the same id. */
export interface StoredServiceItem {
  id: string
  source: string
  item: ServiceItem
}

/** Reads service items; they are written and removed with their document ({@link LibraryStore.putDocument}). */
export interface ServiceItemStore {
  /** By code, then id. `query` is looked for in names, everyday names, code and department, regardless of case. */
  listItems(page: ServiceItemPage): Promise<StoredServiceItem[]>
  countItems(query?: string): Promise<number>
  /** By document id, else by code. */
  getItem(id: string): Promise<StoredServiceItem | null>
}

export interface ServiceItemPage {
  offset: number
  limit: number
  query?: string
}
