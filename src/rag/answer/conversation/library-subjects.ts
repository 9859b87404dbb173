import { tokenizeForSearch } from '../../lexicon/tokenize.ts'
import { putBy } from '../../retrieve/analyse/complete-question.ts'
import type { DocumentSummary } from '../../../store/ports.ts'

/** A word in the titles or topics of more documents than this share says little of what a question is about. */
const COMMON = 0.05

const known = new WeakMap<ReadonlyMap<string, DocumentSummary>, ReadonlySet<string>>()

/** Words by which few documents of the library are found: of their topics and titles. None in a library of a few documents. */
export function librarySubjects(documents: ReadonlyMap<string, DocumentSummary>): ReadonlySet<string> {
  const subjects = known.get(documents) ?? findSubjects(documents)
  known.set(documents, subjects)
  return subjects
}

function findSubjects(documents: ReadonlyMap<string, DocumentSummary>): Set<string> {
  const holders = new Map<string, number>()
  for (const { title, topics } of documents.values()) {
    for (const word of new Set(tokenizeForSearch(`${title ?? ''} ${topics.join(' ')}`)))
      if (word.length > 1 && !/\d/.test(word)) holders.set(word, (holders.get(word) ?? 0) + 1)
  }
  const most = documents.size * COMMON
  return new Set([...holders].filter(([, held]) => held <= most).map(([word]) => word))
}

/** Who rules and whom all rules are for: titles name them, questions are not about them. */
const PARTIES =
  /^(政府|部门|单位|社区|街道|国家|市里|群众|居民|市民|人员|家庭|城市|农村|全市|本市|[一二两三四五六七八九十每].)$/

/** What a text names that the library has documents on. */
export const subjectsIn = (text: string, subjects: ReadonlySet<string>): string[] =>
  tokenizeForSearch(putBy(text)).filter((word) => subjects.has(word) && !PARTIES.test(word))

/** Whether a text names what few documents of the library are about. */
export const namesSubject = (text: string, documents: ReadonlyMap<string, DocumentSummary>): boolean =>
  subjectsIn(text, librarySubjects(documents)).length > 0
