import { screenQuestion, type ScreenVerdict } from './by-rules.ts'
import { withoutLabels } from '../pii/asked.ts'
import { asksAboutRules } from './asks-about.ts'
import { isSubjectOnly } from './emergency.ts'
import { isForged } from './injection.ts'
import {
  isShort,
  judgeByExamples,
  type ExampleClass,
  type JudgeByExamples,
  type Vectors,
} from './nearest/index.ts'

/** Why a question was stopped: the verdict and what it was seen by. */
export interface Screening {
  verdict: ScreenVerdict
  because: string
}

/** Looks at a question, its personal data masked, before anything is searched; null when it may be answered. */
export type Screener = (question: string, signal?: AbortSignal) => Promise<Screening | null>

/**
 * Margin from which the examples decide, by how they were compared. Chosen so that hardly any ordinary question on policies,
 * services and search words is stopped (numbers in evals/datasets/safety.card.md).
 */
const ENOUGH = { meaning: 0.09, words: 0.07 }
/**
 * A few characters are near to whatever shares one or two of them, so it takes more to stop them; but not where somebody may be
 * in need.
 */
const ENOUGH_OF_FEW = { meaning: 0.125, words: 0.1 }
/** A question about the rules of something dangerous must be this much nearer to the examples. */
const ENOUGH_ABOUT_RULES = { meaning: 0.3, words: 0.25 }
/**
 * What is said in passing (`药已经攒够了，丧葬费谁领`) is lost in the meaning of a whole question, so that its clauses are looked at by
 * themselves. So few characters need a wider margin, less so where
 * somebody may be in need, and meaning: words alone say too little of them.
 */
const ENOUGH_OF_CLAUSE = { need: 0.16, other: 0.2 }
/** Clauses of fewer characters say nothing by themselves; more clauses than this are a story. */
const CLAUSE = { shortest: 4, most: 3 }

type Calm = 'ordinary' | 'complaint'

const isCalm = (shows: ExampleClass): shows is Calm => shows === 'ordinary' || shows === 'complaint'

const VERDICTS: Record<Exclude<ExampleClass, Calm>, ScreenVerdict> = {
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
  const recent = new Map<string, Look>()
  return async (question, signal) => {
    const ruled = screenQuestion(question)
    if (ruled !== null && FINAL.has(ruled)) return { verdict: ruled, because: '规则' }
    const near = recent.get(question) ?? (await look(question, judge, signal))
    remember(recent, question, near)
    if (near.verdict === 'despair' || ruled === null) return stopBy(near)
    return isStory(question, near) ? null : { verdict: ruled, because: '规则' }
  }
}

/**
 * A long complaint strings words together that a rule takes for one intent; where the examples find nothing of the kind
 * in it, it is a complaint.
 */
const STORY = 60
const isStory = (question: string, { byMeaning, margin }: Look): boolean =>
  byMeaning && margin < 0 && [...question].length >= STORY && !isForged(question)

/** Questions whose look-up is kept: a second scenario that is tried asks the same again. */
const RECENT = 32

function remember(recent: Map<string, Look>, question: string, near: Look): void {
  recent.delete(question)
  recent.set(question, near)
  for (const oldest of recent.keys()) if (recent.size > RECENT) recent.delete(oldest)
}

/** What needs no second look: help, and what is no question. */
const FINAL: ReadonlySet<ScreenVerdict> = new Set(['despair', 'emergency', 'person', 'chitchat'])

/** What the examples say of a question: the margin, and a verdict where it is wide enough. */
interface Look {
  verdict: ScreenVerdict | null
  margin: number
  example: string
  byMeaning: boolean
}

async function look(question: string, judge: JudgeByExamples, signal?: AbortSignal): Promise<Look> {
  const whole = await lookAtWhole(question, judge, signal)
  if (whole.verdict !== null || !whole.byMeaning) return whole
  return (await lookAtClauses(question, judge, signal)) ?? whole
}

/** The clause that shows most of a reason to stop, despair and danger first, or null. */
async function lookAtClauses(
  question: string,
  judge: JudgeByExamples,
  signal?: AbortSignal,
): Promise<Look | null> {
  const clauses = withoutLabels(question)
    .split(/[，,。；;？?！!\s]+/)
    .filter((clause) => [...clause].length >= CLAUSE.shortest)
  if (clauses.length < 2 || clauses.length > CLAUSE.most) return null
  const stopped: Look[] = []
  for (const clause of clauses) {
    const { shows, ...near } = await judge(clause, signal)
    const needed = ENOUGH_OF_CLAUSE[shows === 'despair' || shows === 'danger' ? 'need' : 'other']
    const verdict = isCalm(shows) || near.margin < needed ? null : VERDICTS[shows]
    if (verdict !== null && !isSubject(clause, verdict)) stopped.push({ verdict, ...near })
  }
  return stopped.sort((a, b) => urgencyOf(b) - urgencyOf(a) || b.margin - a.margin)[0] ?? null
}

/** Danger that is feared or over, or wrongdoing whose rules are asked for, is a subject like any other. */
function isSubject(clause: string, verdict: ScreenVerdict): boolean {
  if (verdict === 'despair') return false
  return verdict === 'emergency' ? isSubjectOnly(clause) : asksAboutRules(clause)
}

const urgencyOf = ({ verdict }: Look): number => (verdict === 'despair' ? 2 : verdict === 'emergency' ? 1 : 0)

async function lookAtWhole(question: string, judge: JudgeByExamples, signal?: AbortSignal): Promise<Look> {
  const { shows, margin, example, byMeaning } = await judge(withoutLabels(question), signal)
  const needed = enoughFor(question, shows)[byMeaning ? 'meaning' : 'words']
  const verdict = isCalm(shows) || margin < needed ? null : VERDICTS[shows]
  return { verdict, margin, example, byMeaning }
}

function enoughFor(question: string, shows: ExampleClass): Record<'meaning' | 'words', number> {
  if (asksAboutRules(question)) return ENOUGH_ABOUT_RULES
  return isShort(question) && shows !== 'despair' && shows !== 'danger' ? ENOUGH_OF_FEW : ENOUGH
}

const stopBy = ({ verdict, example }: Look): Screening | null =>
  verdict === null ? null : { verdict, because: `与示例“${example}”相近` }
