import type { StoredDocument } from '../../../store/ports.ts'
import type { ResponsibleUnitRecord, UnitRole } from '../../../store/records.ts'
import { splitSentences, type Span } from '../../../shared/text/sentences.ts'
import type { DraftSentence } from '../context.ts'
import { innermostSection } from '../evidence.ts'
import { scoreSentences } from './score/score.ts'
import type { PartMaterial, ScoredSpan } from './types.ts'

const ROLE_LABEL: Record<UnitRole, string> = { 牵头: '牵头单位', 配合: '配合单位', 责任: '责任单位' }
const DUTY =
  /负责|牵头|统筹|承担|主管|配合|责任单位|跟踪|督导|督促|监督|考核|采购|组织实施|(向|由|经)[^，。；]{2,20}(局|委|部门|政府|机构|中心)/

/**
 * Name the responsible units of the item that answers, with the words that set the task; where the item names none,
 * quote the sentence that gives somebody the duty.
 */
export async function nameResponsible(material: PartMaterial): Promise<DraftSentence[] | null> {
  const { analysis } = material.part
  if (!analysis.facets.has('responsible')) return null
  const scored = await scoreSentences(material)
  const best = scored[0]
  if (best === undefined) return null
  const direct = scored.find((span) => span.score >= best.score * 0.85 && DUTY.test(stripNote(span.text)))
  const units = unitsFor(best.document, best.start)
  if (units.length === 0) return [quoteFullSentence(material, direct ?? best)]
  return stateUnits(material, best, units)
}

function stateUnits(
  material: PartMaterial,
  best: ScoredSpan,
  units: readonly ResponsibleUnitRecord[],
): DraftSentence[] {
  const { document, candidate } = best
  const note = noteSentence(document, units)
  const evidence = material.book.issue(document, candidate.document, note.start, note.end)
  const roles = (['牵头', '责任', '配合'] as const).flatMap((role) => {
    const names = units.filter((unit) => unit.role === role).map((unit) => unit.unit)
    return names.length === 0 ? [] : [`${ROLE_LABEL[role]}：${names.join('、')}`]
  })
  const tokens = [evidence.token]
  const task = taskName(document, best.start)
  const sentences: DraftSentence[] = [{ text: `${task ? `“${task}”的` : ''}${roles.join('；')}。`, tokens }]
  if (task && !evidence.quote.includes(task)) {
    const section = innermostSection(document, best.start)
    if (section)
      tokens.push(
        material.book.issue(
          document,
          candidate.document,
          section.start,
          lineEnd(document.text, section.start, 80),
        ).token,
      )
  }
  return sentences
}

/** Units named for the innermost section around an offset that names any. */
function unitsFor(document: StoredDocument, offset: number): ResponsibleUnitRecord[] {
  const around = document.sections
    .filter((section) => section.start <= offset && offset < section.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  for (const section of around) {
    const units = document.units.filter((unit) => section.start <= unit.start && unit.end <= section.end)
    // A parent's bracket may name its own units; those of its other children are not this item's.
    const nearest = units.filter((unit) => unit.start >= offset)
    const first = nearest[0]
    if (first) return nearest.filter((unit) => unit.anchor === first.anchor)
  }
  return []
}

/** The sentence with the bracket that names the units. */
function noteSentence(document: StoredDocument, units: readonly ResponsibleUnitRecord[]): Span {
  const start = units[0]!.start
  const from = Math.max(0, document.text.lastIndexOf('\n', start - 1) + 1)
  const lineStop = document.text.indexOf('\n', start)
  const to = lineStop < 0 ? document.text.length : lineStop
  const holding = splitSentences(document.text, from, to).find(
    (span) => span.start <= start && start < span.end,
  )
  return holding ?? { text: document.text.slice(from, to), start: from, end: to }
}

function taskName(document: StoredDocument, offset: number): string | null {
  const title = innermostSection(document, offset)?.title.replace(/[。：:]$/, '') ?? ''
  return title.length >= 4 && title.length <= 30 ? title : null
}

const lineEnd = (text: string, start: number, limit: number): number => {
  const stop = text.slice(start, start + limit).search(/[。\n]/)
  return stop < 0 ? start + limit : start + stop + 1
}

const stripNote = (text: string): string => text.replace(/（[^（）]*）$/, '')

/** Quote a span from the beginning of its full sentence: who has the duty often stands before a semicolon. */
function quoteFullSentence(material: PartMaterial, span: ScoredSpan): DraftSentence {
  const before = span.document.text.slice(Math.max(0, span.start - 120), span.start)
  const lead = /[^。！？\n]*；\s*$/.exec(before)?.[0] ?? ''
  const evidence = material.book.issue(
    span.document,
    span.candidate.document,
    span.start - lead.length,
    span.end,
  )
  return { text: evidence.quote, tokens: [evidence.token] }
}
