import type { DocumentSummary, StoredDocument } from '../../../../store/ports.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import type { Validity } from '../../../validity.ts'
import { asksEarlier } from '../../time/asked-time.ts'
import { innermostSection } from '../../evidence.ts'

/** Kinds that explain a document rather than lay down the rule. */
const EXPLAINING = /解读|问答/
const ARTICLE = /^第[一二三四五六七八九十百零\d]+条/
/** What was changed or repealed is asked for itself. */
const ASKS_CHANGED = /修改前|调整前|废止/

/** Whether a document only explains another (解读, 问答). */
export const isExplaining = (document: DocumentSummary): boolean =>
  EXPLAINING.test(`${document.kind ?? ''}${document.title ?? ''}`)

/** What speaks against quoting a sentence although it fits: each feature is in [-1, 0]. */
export interface StandingFeatures {
  validity: number
  amended: number
  explains: number
}

/** How the place of a sentence stands: its document out of force, its article changed since, or only an explanation. */
export function standingFeatures(
  place: { document: StoredDocument; start: number; summary: DocumentSummary; validity: number },
  standing: Validity,
  amending: StoredDocument | undefined,
  analysis: QueryAnalysis,
): StandingFeatures {
  const earlier = asksEarlier(analysis.question)
  const asksChanged = ASKS_CHANGED.test(analysis.question)
  const changed =
    standing.label === '已修订' &&
    amending !== undefined &&
    isChanged(articleOf(place.document, place.start), amending)
  return {
    // Where an earlier rule is asked for, what was lost by the order of time was lost by the later one.
    validity: asksChanged && !earlier ? 0 : place.validity,
    amended: changed && !earlier && !asksChanged ? -1 : 0,
    explains: isExplaining(place.summary) ? -1 : 0,
  }
}

/** Number of the article an offset lies in (`第八条`), or null. */
function articleOf(document: StoredDocument, offset: number): string | null {
  let section = innermostSection(document, offset)
  while (section !== undefined) {
    const article = ARTICLE.exec(document.text.slice(section.start, section.start + 12))?.[0]
    if (article !== undefined) return article
    const { parent } = section
    section = document.sections.find((one) => one.anchor === parent)
  }
  return null
}

/** Whether an amending document changes an article: `第八条修改为`, `第九条中“…”修改为`, `删去第十条`. */
function isChanged(article: string | null, amending: StoredDocument): boolean {
  if (article === null) return false
  const changes = new RegExp(
    `(?:删[去除]${article})|${article}(?!之)(?:第[一二三四五六七八九十]+[款项])?(?:中|调整|修改|删|增加|[^。\\n]{0,60}(?:修改为|调整为))`,
  )
  return changes.test(amending.text)
}
