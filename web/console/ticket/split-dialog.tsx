import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Ticket } from '../api/types.ts'

interface Props {
  demands: Ticket['demands']
  title: string
  onClose: () => void
  onSplit: (body: { payload: { parts: { demands: number[] }[] } }) => void
}

/** Which demand goes to which ticket; proposed by department, a person decides. */
export function SplitDialog({ demands, title, onClose, onSplit }: Props) {
  const [places, setPlaces] = useState(() => proposedOf(demands))
  const most = Math.min(demands.length - 1, Math.max(...places) + 1)
  const used = [...new Set(places)].filter((place) => place > 0).sort((a, b) => a - b)
  const problem = !places.includes(0)
    ? '至少一条诉求留在本单'
    : used.length === 0
      ? '请选出要分到新工单的诉求'
      : ''

  function submit(): void {
    if (problem !== '') return
    const parts = used.map((place) => ({
      demands: places.flatMap((each, at) => (each === place ? [at] : [])),
    }))
    onSplit({ payload: { parts } })
  }

  const body = useRef<HTMLDivElement>(null)
  const latest = useRef(submit)
  latest.current = submit
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // On a button Enter is that button's.
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <Modal
      open
      title={`拆分：${title}`}
      okText={`拆分为 ${used.length + 1} 件`}
      okButtonProps={{ disabled: problem !== '' }}
      cancelText="取消"
      onOk={submit}
      onCancel={onClose}
      // Not on the closing cross, where Enter would throw the choice away.
      afterOpenChange={(shown) => shown && body.current?.querySelector<HTMLElement>(':checked')?.focus()}
      destroyOnHidden
    >
      <div className="dialog" ref={body}>
        <p className="quiet">每件新工单有自己的编号、派单建议和时限，原文和诉求人随单，互相关联。</p>
        {demands.map(({ text, department }, at) => (
          <fieldset key={at} className="split-demand">
            <legend>
              {text} <span className="quiet">{department ?? '单位不明'}</span>
            </legend>
            {Array.from({ length: most + 1 }, (_, place) => (
              <label key={place}>
                <input
                  type="radio"
                  name={`split-${at}`}
                  checked={places[at] === place}
                  onChange={() => setPlaces(places.map((each, i) => (i === at ? place : each)))}
                />{' '}
                {place === 0 ? '留在本单' : `新工单 ${place}`}
              </label>
            ))}
          </fieldset>
        ))}
        <p className="failure" role="alert" hidden={problem === ''}>
          {problem}
        </p>
      </div>
    </Modal>
  )
}

/** The first demand's department keeps the ticket, each other one gets its own; the last demand goes where all are for one. */
function proposedOf(demands: Ticket['demands']): number[] {
  const departments = [...new Set(demands.map(({ department }) => department))]
  if (departments.length === 1) return demands.map((_, at) => Number(at === demands.length - 1))
  return demands.map(({ department }) => departments.indexOf(department))
}
