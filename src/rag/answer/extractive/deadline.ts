import { splitSentences } from '../../../shared/text/sentences.ts'
import type { DraftSentence } from '../context.ts'
import { endSentence } from './sentence/clip.ts'
import type { PartMaterial } from './types.ts'

const DEADLINE = /((?:19|20)\d{2}年(?:\d{1,2}月)?(?:底|末)?(?:前|底|末)|到(?:19|20)\d{2}年)/
/** A clause that goes on with another deadline ends the one before it. */
const NEXT_DEADLINE = /^(?:到)?(?:19|20)\d{2}年/

/**
 * Gather every clause of the document that names the deadline the question asks about (`2020年底前完成的任务有哪些`):
 * such a list stands in no single passage.
 */
export function gatherByDeadline(material: PartMaterial): DraftSentence[] | null {
  const { analysis } = material.part
  const deadline = DEADLINE.exec(analysis.question)?.[0]
  const asksAll = analysis.facets.has('enumeration') && /任务|工作|完成|目标|事项/.test(analysis.question)
  const reference =
    analysis.documents[0] ??
    (new Set(material.candidates.slice(0, 5).map((one) => one.chunk.docId)).size === 1
      ? { docId: material.candidates[0]!.chunk.docId }
      : undefined)
  if (deadline === undefined || !asksAll || reference === undefined) return null
  const document = material.documents.get(reference.docId)
  const candidate = material.candidates.find((one) => one.chunk.docId === reference.docId)
  if (document === undefined || candidate === undefined) return null
  const sentences: DraftSentence[] = []
  let used = 0
  for (const span of splitSentences(document.text)) {
    for (const clause of clausesFrom(span.text, deadline)) {
      if (used + clause.text.length > material.budget) break
      const start = span.start + clause.offset
      const evidence = material.book.issue(document, candidate.document, start, start + clause.text.length)
      sentences.push({ text: endSentence(clause.text), tokens: [evidence.token] })
      used += clause.text.length
    }
  }
  return sentences.length >= 2 ? sentences : null
}

/** From each mention of the deadline to the clause before the next deadline, or to the third clause after it. */
function clausesFrom(sentence: string, deadline: string): { text: string; offset: number }[] {
  const clauses = [...sentence.matchAll(/[^，；。]+[，；。]?/g)].map((match) => ({
    text: match[0],
    offset: match.index,
  }))
  const found: { text: string; offset: number }[] = []
  for (let i = 0; i < clauses.length; i++) {
    const at = clauses[i]!.text.indexOf(deadline)
    if (at < 0) continue
    let last = i
    while (last + 1 < clauses.length && last - i < 3 && !NEXT_DEADLINE.test(clauses[last + 1]!.text)) last++
    const offset = clauses[i]!.offset + at
    const end = clauses[last]!.offset + clauses[last]!.text.length
    found.push({ text: sentence.slice(offset, end).replace(/[，；]$/, ''), offset })
    i = last
  }
  return found
}
