import { screenQuestion, type ScreenVerdict } from './by-rules.ts'
import { withoutLabels } from '../pii/asked.ts'
import { asksAboutRules } from './asks-about.ts'
import { judgeByExamples, type ExampleClass, type JudgeByExamples, type Vectors } from './nearest/index.ts'

/** Why a question was stopped: the verdict and what it was seen by. */
export interface Screening {
  verdict: ScreenVerdict
  because: string
}

/** Looks at a question, its personal data masked, before anything is searched; null when it may be answered. */
export type Screener = (question: string, signal?: AbortSignal) => Promise<Screening | null>

/**
 * Margin from which the examples decide, by how they were compared. Chosen so that none of 860 questions on policies,
 * services and search words is stopped (evals/datasets/safety.card.md).
 */
const ENOUGH = { meaning: 0.09, words: 0.07 }
/** A question about the rules of something dangerous must be this much nearer to the examples. */
const ABOUT_RULES = { meaning: 0.3, words: 0.25 }

const VERDICTS: Record<Exclude<ExampleClass, 'ordinary'>, ScreenVerdict> = {
  despair: 'despair',
  danger: 'emergency',
  wrongdoing: 'sensitive',
  prying: 'sensitive',
  impersonation: 'impersonation',
  injection: 'injection',
}

/** Screen by the rules, then by the nearest examples; someone in despair comes before whatever the rules say. */
export function createScreener(
  vectors: Vectors | null,
  judge: JudgeByExamples = judgeByExamples(vectors),
): Screener {
  const recent = new Map<string, Screening | null>()
  return async (question, signal) => {
    const ruled = screenQuestion(question)
    if (ruled !== null && FINAL.has(ruled)) return { verdict: ruled, because: '规则' }
    const known = recent.get(question)
    const near = known === undefined ? await nearest(question, judge, signal) : known
    remember(recent, question, near)
    if (near?.verdict === 'despair' || ruled === null) return near
    return { verdict: ruled, because: '规则' }
  }
}

/** Questions whose look-up is kept: a second scenario that is tried asks the same again. */
const RECENT = 32

function remember(recent: Map<string, Screening | null>, question: string, near: Screening | null): void {
  recent.delete(question)
  recent.set(question, near)
  for (const oldest of recent.keys()) if (recent.size > RECENT) recent.delete(oldest)
}

/** What needs no second look: help, and what is no question. */
const FINAL: ReadonlySet<ScreenVerdict> = new Set(['despair', 'emergency', 'person', 'chitchat'])

async function nearest(
  question: string,
  judge: JudgeByExamples,
  signal?: AbortSignal,
): Promise<Screening | null> {
  const { shows, margin, example, byMeaning } = await judge(withoutLabels(question), signal)
  const needed = (asksAboutRules(question) ? ABOUT_RULES : ENOUGH)[byMeaning ? 'meaning' : 'words']
  if (shows === 'ordinary' || margin < needed) return null
  return { verdict: VERDICTS[shows], because: `与示例“${example}”相近` }
}
