import { MissingQuestions, SuggestionList, TransferBar } from '../ticket/advice.tsx'
import { CitedAnswer } from '../parts/cited-answer.tsx'
import { AiMark, Mark, MaskedText, UrgencyMark } from '../parts/marks.tsx'
import { isUnsureCategory } from '../parts/words.ts'
import type { Intake } from '../api/types.ts'
import type { Live } from './use-call.ts'

/** What the system makes of a call so far, next to the words it is made of. */
export function LiveFindings({ live: { found, sentences, problem, settled } }: { live: Live }) {
  return (
    <section className="panel" aria-labelledby="live-title">
      <h2 id="live-title">
        实时建议 <AiMark />
      </h2>
      {problem !== '' && (
        <p className="failure" role="alert">
          {problem}
        </p>
      )}
      {found === null ? (
        <p className="quiet">
          {settled ? '记下几个字后，这里会出现分类、紧急程度、派单建议和要追问的问题。' : '正在分析…'}
        </p>
      ) : (
        <>
          <Findings found={found} />
          <DirectAnswer found={found} sentences={sentences} settled={settled} />
          <Wording intake={found.intake} />
        </>
      )}
    </section>
  )
}

function Findings({ found: { intake, advice } }: Pick<AnswerProps, 'found'>) {
  return (
    <>
      <TransferBar urgency={intake.urgency} transfer={intake.transfer} />
      <p className="facts">
        <UrgencyMark urgency={intake.urgency} />
        <Mark>{intake.type}</Mark>
        <Mark>
          {intake.category.join(' › ') || '未分类'}
          {isUnsureCategory(intake) && '（把握低）'}
        </Mark>
        <Mark>{intake.district ?? '区划不明'}</Mark>
        {intake.location && <Mark>{intake.location.text}</Mark>}
        {intake.confidential && <Mark tone="warn">保密</Mark>}
        {intake.pii.length > 0 && (
          <Mark tone="warn">含个人信息：{[...new Set(intake.pii.map(({ kind }) => kind))].join('、')}</Mark>
        )}
      </p>
      {intake.sensitive !== null && <p className="notice notice-bad">敏感：{intake.sensitive}</p>}
      {intake.not_accepted && (
        <p className="notice notice-warn">
          不予受理：{intake.not_accepted.reason}。{intake.not_accepted.where}
        </p>
      )}
      <MissingQuestions questions={intake.missing} />
      <SuggestionList advice={advice} />
    </>
  )
}

const Wording = ({ intake }: { intake: Intake }) => (
  <>
    <h3>标题和摘要</h3>
    <p>
      <b>{intake.title}</b>
    </p>
    <p>
      <MaskedText text={intake.summary} />
    </p>
  </>
)

interface AnswerProps {
  found: NonNullable<Live['found']>
  sentences: string[]
  /** False while it is still being looked up. */
  settled: boolean
}

function DirectAnswer({ found, sentences, settled }: AnswerProps) {
  if (!found.intake.answer_directly) return null
  const text = found.answer?.text ?? sentences.join('')
  if (text === '')
    return settled ? (
      <p className="notice notice-warn">这是咨询，但政策库中没有查到依据，请记下问题转承办单位答复。</p>
    ) : (
      <p className="notice">这是咨询，正在政策库中查找依据…</p>
    )
  return (
    <div className="notice notice-good">
      <h3>可以当场答复{settled ? '' : '（还在核对）'}</h3>
      <CitedAnswer text={text} citations={found.answer?.citations ?? []} />
    </div>
  )
}
