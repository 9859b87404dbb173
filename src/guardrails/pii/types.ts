/** Kinds of personal data, in the order in which they win where two claim the same characters. */
export const PII_KINDS = [
  '邮箱',
  '身份证号',
  '银行卡号',
  '手机号',
  '固定电话',
  '车牌号',
  '微信号',
  '住址',
  '姓名',
  '姓氏称谓',
] as const

export type PiiKind = (typeof PII_KINDS)[number]

/** Numbers that identify a person by themselves: what an answer may not hold. */
export const PRIVATE_NUMBERS: readonly PiiKind[] = ['身份证号', '手机号', '银行卡号']

/** A piece of personal data; offsets are UTF-16 code units. */
export interface PiiSpan {
  kind: PiiKind
  /** As written. */
  value: string
  start: number
  end: number
}

export interface PiiOptions {
  /** Kinds to look for; default all. */
  kinds?: readonly PiiKind[]
  /** Numbers of offices and hotlines: nobody's personal data. Separators don't matter. */
  publicNumbers?: readonly string[]
  /** Names of the city, its districts and the like: nobody's, though they begin with a surname. */
  places?: readonly string[]
}

/** A stretch of text; offsets are UTF-16 code units. */
export interface Range {
  start: number
  end: number
}

/** Finds one kind of personal data in a text whose letters, digits and signs are half-width. */
export type FindRanges = (text: string, options: PiiOptions) => Range[]
