/** A city pack as data: everything the hotline knows of a city. Departments are referred to by `short`. */
export interface CityPack {
  id: string
  name: string
  aliases: string[]
  hotline: string
  emergencyNumbers: { number: string; name: string; for: string }[]
  /** Telephone numbers of offices and hotlines anywhere in the pack: nobody's personal data. */
  publicPhones?: readonly string[]
  departments: Department[]
  districts: District[]
  taxonomy: Taxonomy
  rules: DispatchRule[]
  serviceLevels: ServiceLevels
  holidays: { extraWorking: string[]; extraOff: string[] }
  sensitiveClasses: SensitiveClass[]
  /** Everyday wording → official terms. */
  synonyms: ReadonlyMap<string, readonly string[]>
  /**
   * 派单目录: what people say, and who leads; placeholders stand for the place's government. A lesson was drawn from past
   * tickets that went wrong.
   */
  catalogue: { text: string; department: string; lesson: boolean }[]
  /** Base names of the files the parts were read from, for citing them. */
  files: { departments: string; categories: string; rules: string; catalogue: string }
}

export interface Department {
  id: string
  name: string
  short: string
  aliases: string[]
  former: string[]
  /** 市级部门, 区县政府, 开发区管委会, 公用企业 and the like; null when the pack doesn't say. */
  level: string | null
  /** The district a district government answers for. */
  district: string | null
  /** Short name of the department that looks into complaints of it; null when the pack doesn't say. */
  supervisedBy: string | null
  /** One thing a sentence, each with the document it rests on (null: not stated). */
  duties: { text: string; basis: string | null }[]
  boundaries: Boundary[]
  phone: string | null
  keywords: string[]
}

/** Who leads where two departments could; `区县政府` and `管委会` stand for the one of the place. */
export interface Boundary {
  id: string
  issue: string
  lead: string
  with: string[]
  rule: string
  basis: string | null
  cues: string[]
}

export interface District {
  name: string
  aliases: string[]
  /** Sub-districts and towns. */
  units: string[]
  landmarks: string[]
}

/** The category tree, as many levels as the pack has. */
export interface Taxonomy {
  version: string
  roots: CategoryNode[]
}

export interface CategoryNode {
  code: string
  name: string
  /** Usual candidates, the first preferred; a node without any inherits its parent's. Never a default dispatch. */
  departments: string[]
  children: CategoryNode[]
}

/** A librarian's rule: condition → what wins. Dates are ISO and inclusive; null means unlimited. */
export interface DispatchRule {
  id: string
  name: string
  when: {
    any: string[]
    all: string[]
    none: string[]
    district: string[]
    category: string[]
    /** Names of dangers to life (classes of intake) that happen now. */
    danger: string[]
    activeMonths: number[]
  }
  then: {
    department: string | null
    co: string[]
    urgency: string | null
    transfer: string[]
    sensitive: boolean
    reject: boolean
    confidential: boolean
    /** What to tell the caller or the department, shown with the rule. */
    advice: string | null
  }
  priority: number
  validFrom: string | null
  validTo: string | null
  basis: string | null
}

/**
 * Time limits of tickets. Hours of types and of the flow are working hours, days are working days; hours and minutes of
 * urgency and of special limits run day and night.
 */
export interface ServiceLevels {
  basis: string | null
  workingHours: { am: [string, string]; pm: [string, string] }
  types: {
    type: string
    firstContactHours: number
    dueDays: number
    extendDays: number
    clause: string | null
  }[]
  urgency: {
    level: string
    dispatchMinutes: number | null
    respondHours: number | null
    feedbackEveryHours: number | null
    extendDays: number | null
    transfer: string[]
  }[]
  special: {
    name: string
    /** Any of these in a ticket's category path, at any level, is its subject. */
    categories: string[]
    /** Of categories that hold other matters too: one of these words must stand in title or text. */
    words: string[]
    /** Types of ticket that it is for. */
    types: string[]
    dueDays: number | null
    dueHours: number | null
    contactHours: number | null
    basis: string | null
    clause: string | null
  }[]
  /** `times`: how often at most. */
  flow: {
    step: string
    hours: number | null
    days: number | null
    times: number | null
    clause: string | null
    note: string | null
  }[]
  /** What the city wants to reach, in percent, told with the rates of the brief. */
  targets: { onTime: number | null; satisfaction: number | null }
}

export interface SensitiveClass {
  class: string
  action: string | null
  /** Numbers to give the caller, shown with the reason. */
  hotline: string[]
  words: string[]
  /** Look-alikes that must not count. */
  negatives: string[]
}
