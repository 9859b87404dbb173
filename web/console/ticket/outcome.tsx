import type { Ticket } from '../api/types.ts'
import { Fact } from '../parts/fact.tsx'

/** What became of a ticket: asked back, extended, answered, called back, refused. */
export function Outcome({ ticket }: { ticket: Ticket }) {
  const { pending_return, pending_extension, reply, satisfaction, rejection } = ticket
  return (
    <>
      {pending_return && (
        <section className="panel" aria-labelledby="return-title">
          <h2 id="return-title">{ticket.state === '退单审核' ? '退单申请' : '已退单'}</h2>
          <dl className="facts-list">
            <Fact name="申请单位" value={`${pending_return.department}（${pending_return.by}）`} />
            <Fact name="理由" value={pending_return.reason} />
            <Fact name="依据" value={pending_return.basis} />
            <Fact name="建议改派" value={pending_return.suggested ?? '未提出'} />
          </dl>
        </section>
      )}
      {pending_extension && (
        <section className="panel" aria-labelledby="extension-title">
          <h2 id="extension-title">延期申请</h2>
          <dl className="facts-list">
            <Fact name="延期" value={`${pending_extension.days} 个工作日`} />
            <Fact name="理由" value={pending_extension.reason} />
            <Fact name="批准人" value={pending_extension.approver} />
          </dl>
        </section>
      )}
      {reply && (
        <section className="panel" aria-labelledby="reply-title">
          <h2 id="reply-title">答复</h2>
          <dl className="facts-list">
            <Fact name="调查情况" value={reply.findings} />
            <Fact name="处理意见" value={reply.measures} />
            <Fact name="依据" value={reply.basis} />
            <Fact name="后续途径" value={reply.further} />
          </dl>
        </section>
      )}
      {satisfaction && (
        <section className="panel" aria-labelledby="revisit-title">
          <h2 id="revisit-title">回访</h2>
          <p>
            总体满意度：{satisfaction.overall}；响应速度：{satisfaction.response}；服务态度：
            {satisfaction.attitude}；办理结果：
            {satisfaction.result}
          </p>
        </section>
      )}
      {rejection && (
        <section className="panel" aria-labelledby="rejection-title">
          <h2 id="rejection-title">不予受理</h2>
          <p>
            {rejection.reason}；{rejection.where}
          </p>
        </section>
      )}
    </>
  )
}
