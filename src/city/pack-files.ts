/** The files of a city pack as they are written; `corpus/city/schema` is their published form. */
export interface CityFile {
  id: string
  name: string
  aliases?: string[]
  hotline?: { number: string }
  emergency_numbers?: { number: string; name: string; for: string }[]
  districts?: {
    name: string
    aliases?: string[]
    units?: string[]
    landmarks?: string[]
  }[]
}

export interface DepartmentsFile {
  departments: {
    id: string
    name: string
    short: string
    aliases?: string[]
    former?: { name: string }[]
    level?: string
    district?: string
    supervised_by?: string
    duties: { text: string; basis?: string }[]
    boundaries?: BoundaryEntry[]
    phone?: string
    keywords?: string[]
  }[]
}

export interface BoundaryEntry {
  id: string
  issue: string
  lead: string
  with?: string[]
  rule: string
  basis?: string
  cues?: string[]
}

export interface CategoryEntry {
  code: string
  name: string
  departments?: string[]
  children?: CategoryEntry[]
}

export interface CategoriesFile {
  version: string
  categories: CategoryEntry[]
}

export interface RulesFile {
  rules: {
    id: string
    name: string
    when: {
      any?: string[]
      all?: string[]
      none?: string[]
      district?: string[]
      category?: string[]
      danger?: string[]
    }
    then: {
      department?: string
      co?: string[]
      urgency?: string
      transfer?: string[]
      sensitive?: boolean
      reject?: boolean
      confidential?: boolean
      advice?: string
    }
    priority: number
    valid_from?: string
    valid_to?: string
    active_months?: number[]
    basis?: string
  }[]
}

export interface SlaFile {
  basis?: string
  calendar?: { working_hours?: { am?: string; pm?: string } }
  types: {
    type: string
    first_contact_hours?: number
    due_days: number
    extend_days?: number
    clause?: string
  }[]
  urgency?: {
    level: string
    dispatch_minutes?: number
    respond_hours?: number
    feedback_every_hours?: number
    extend_days?: number
    transfer?: string[]
  }[]
  special?: {
    name: string
    categories: string[]
    words?: string[]
    types: string[]
    due_days?: number
    due_hours?: number
    contact_hours?: number
    basis?: string
    clause?: string
  }[]
  flow?: { step: string; hours?: number; days?: number; times?: number; clause?: string; note?: string }[]
  targets?: { on_time?: number; satisfaction?: number }
}

export interface HolidaysFile {
  extra_working: string[]
  extra_off: string[]
}

export interface SensitiveFile {
  classes: { class: string; action?: string; hotline?: string[]; words: string[]; negatives?: string[] }[]
}

export interface SynonymsFile {
  topics: Record<string, [string, string | string[]][]>
}

export interface CatalogueFile {
  catalogue: Record<string, string[]>
  lessons?: Record<string, string[]>
}
