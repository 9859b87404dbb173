import { findPlaces } from '../../../../rag/lexicon/places.ts'

/** What one does at a counter. */
const ACTION = '(?:办|补办|补领|申请|申领|换领|领取|登记|提取|报销|怎么|哪里|能不能|可以|的)'

/**
 * A city that the library has nothing of and in which the person wants to do it (`在威海补办`, `上海怎么办居住证`), or null:
 * cities are also named as where somebody comes from or goes to.
 */
export function otherCity(question: string, regions: readonly string[]): string | null {
  const { named, foreign } = findPlaces(question, regions)
  if (named.length > 0) return null
  return (
    foreign.find((city) =>
      new RegExp(`(?:在|请问|^)${city}(?:市|这边|这里|本地)?${ACTION}`).test(question),
    ) ?? null
  )
}
