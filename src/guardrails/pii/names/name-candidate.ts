/** Characters of a text that may be a name; the surname is `surname` characters long. */
export interface NameCandidate {
  start: number
  end: number
  surname: number
}

/** A candidate with what stands around it; `left` and `right` say how much that speaks for a name. */
export interface NameContext extends NameCandidate {
  text: string
  given: string
  before: string
  after: string
  left: number
  right: number
}
