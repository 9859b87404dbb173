import type { Tokenizer } from '../../../models/ports.ts'
import type { AnswerContext, ReadDocument } from '../context.ts'
import { withoutOrders } from '../../../guardrails/screen.ts'
import { tableHeadOf, type Evidence } from '../evidence.ts'

const CANDIDATES = 8

/** Evidence for a prompt, best first, as much as fits the budget of tokens; written `[c1] 标题 › 路径（日期、效力）` and the text. */
export async function selectPassages(
  context: AnswerContext,
  read: ReadDocument,
  tokenizer: Tokenizer,
  budget: number,
): Promise<string> {
  const chosen = new Set<Evidence>()
  const blocks: string[] = []
  let used = 0
  const each = Math.ceil(CANDIDATES / Math.max(1, context.parts.length))
  const candidates = context.parts.flatMap((part) => part.retrieval.candidates.slice(0, each))
  for (const { chunk, document: summary } of candidates) {
    const document = await read(chunk.docId)
    if (document === null) continue
    const passage = context.evidence.issue(document, summary, chunk.start, chunk.end)
    if (chosen.has(passage)) continue
    const block = writePassage(passage, context)
    const cost = tokenizer.count(block)
    if (used + cost > budget) break
    used += cost
    chosen.add(passage)
    blocks.push(block)
  }
  return blocks.join('\n\n')
}

function writePassage(evidence: Evidence, context: AnswerContext): string {
  const { summary } = evidence
  const name = summary.title ?? [summary.region, summary.issuer, summary.kind].filter(Boolean).join(' ')
  const date = summary.writtenAt ?? summary.publishedAt ?? '日期未注明'
  const validity = context.validity(summary.id, context.asOf).label
  const header = `[${evidence.token}] ${[name, ...evidence.path].filter(Boolean).join(' › ')}（${date}、${validity}）`
  // Cells without the names of their columns tell a model nothing.
  const lines = [header, tableHeadOf(evidence), withoutOrders(evidence.quote)]
  return lines.filter((line) => line !== null).join('\n')
}
