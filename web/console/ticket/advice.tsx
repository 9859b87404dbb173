import type { Advice, Suggestion } from '../api/types.ts'
import { Confidence, Mark } from '../parts/marks.tsx'
import { BasisList } from './basis-list.tsx'

/** 特急: who must be called before anything else is done. */
export function TransferBar({
  urgency,
  transfer,
}: {
  urgency: string
  transfer: readonly { number: string; name: string }[]
}) {
  if (urgency !== '特急') return null
  return (
    <div className="transfer" role="alert">
      <b>特急：先转接，再派单</b>
      {transfer.map(({ number, name }) => (
        <a key={number} href={`tel:${number}`}>
          {number} {name}
        </a>
      ))}
    </div>
  )
}

/** What to ask the caller back, most needed first. */
export function MissingQuestions({ questions }: { questions: readonly string[] }) {
  if (questions.length === 0) return null
  return (
    <div className="notice notice-warn">
      <h3>请追问</h3>
      <ol>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </div>
  )
}

interface Props {
  advice: Advice
  /** Short name of the chosen department; with `onPick` the list is a choice. */
  picked?: string | null
  onPick?: (department: string) => void
}

/** Who has less than this share is shown to nobody as a suggestion. */
const LEAST_SHARE = 0.03

/** The first three that are more than chance; the keys 1 to 3 choose of these. */
export const shownOf = ({ suggestions }: Advice): Suggestion[] =>
  suggestions.slice(0, 3).filter(({ confidence }, i) => i === 0 || confidence >= LEAST_SHARE)

/** The departments that the system proposes, with reason and basis; a person chooses. */
export function SuggestionList({ advice, picked, onPick }: Props) {
  return (
    <div>
      {advice.status === 'abstained' && advice.suggestions.length > 0 && (
        <p className="notice notice-warn">把握不足，建议提交会商；以下仅供参考，要派单请先选定单位。</p>
      )}
      {advice.status === 'not_accepted' && (
        <p className="notice notice-warn">建议不予受理，原因见诉求原文下方；要派单请先选定单位。</p>
      )}
      {advice.warnings?.map((warning) => (
        <p key={warning} className="notice notice-warn">
          {warning}
        </p>
      ))}
      {advice.rules.length > 0 && (
        <ul className="rules">
          {advice.rules.map(({ id, name, basis }) => (
            <li key={id}>
              <Mark tone="brand" title={`规则 ${id}`}>
                派单规则
              </Mark>{' '}
              {name}
              {basis !== null && <span className="quiet">（{basis}）</span>}
            </li>
          ))}
        </ul>
      )}
      <ol className="suggestions" aria-label="建议的主办单位">
        {shownOf(advice).map((suggestion, i) => (
          <li key={suggestion.department}>
            <Head suggestion={suggestion} n={i + 1} picked={picked ?? null} onPick={onPick} />
            <Reason suggestion={suggestion} />
          </li>
        ))}
      </ol>
      {advice.suggestions.length === 0 && <p className="notice notice-warn">内容不明，请补充</p>}
      {!onPick && advice.co_departments.length > 0 && <p>建议协办：{advice.co_departments.join('、')}</p>}
      {advice.level !== null && <p className="quiet">办理层级：{advice.level}</p>}
    </div>
  )
}

interface HeadProps {
  suggestion: Suggestion
  n: number
  picked: string | null
  onPick: ((department: string) => void) | undefined
}

function Head({ suggestion: { department, confidence, basis }, n, picked, onPick }: HeadProps) {
  const words = (
    <>
      <b>{department}</b>
      {basis.some(({ kind }) => kind === 'rule') && <Mark tone="brand">规则</Mark>}
      <Confidence value={confidence} />
    </>
  )
  if (!onPick) return <div className="suggestion-head">{words}</div>
  return (
    <label className="suggestion-head">
      <input
        type="radio"
        name="lead"
        checked={picked === department}
        onChange={() => onPick(department)}
        aria-keyshortcuts={String(n)}
      />
      <kbd aria-hidden="true">{n}</kbd>
      {words}
    </label>
  )
}

function Reason({ suggestion: { reason, basis } }: { suggestion: Suggestion }) {
  return (
    <div className="reason">
      <p>{reason}</p>
      {basis.length > 0 && (
        <details>
          <summary>依据 {basis.length} 条</summary>
          <BasisList basis={basis} />
        </details>
      )}
    </div>
  )
}
