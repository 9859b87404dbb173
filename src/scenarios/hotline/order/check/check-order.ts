import type { CityPack } from '../../../../city/types.ts'
import { findPii, type PiiKind } from '../../../../guardrails/pii/index.ts'
import { numbersIn, numberValues } from '../../../../shared/text/numbers.ts'
import { hasContent, NO_CONTENT } from '../../has-content.ts'
import type { OrderDraft, OrderProblem, OrderProblemCode } from '../types.ts'
import { LONG_NUMBER, withoutHidden } from './long-numbers.ts'
import { factsOf, type PackFacts } from './pack-facts.ts'

const PRIVATE: readonly PiiKind[] = ['身份证号', '手机号', '银行卡号', '固定电话', '微信号', '邮箱']
/** What intake left in the ticket of these kinds is an office's: the words around it said so. */
const BY_CONTEXT: readonly PiiKind[] = ['固定电话', '微信号', '邮箱']
const DEPARTMENT =
  /(?:市|区|县)[\p{Script=Han}]{1,12}?(?:局|委员会|办公室|支队|管委会|人民政府|监察院|法院|检察院|集团)/gu
const TITLE_LIMIT = 40

/** Why an order may not go out; an empty list when it may. `text` is the masked text of its ticket. */
export function checkOrder(order: OrderDraft, text: string, pack: CityPack): OrderProblem[] {
  const facts = factsOf(pack)
  if (!hasContent(text) && order.content.demand.trim() === '')
    return [problem('MISSING', 'content', '', NO_CONTENT)]
  return [
    ...checkElements(order),
    ...checkNumbers(order, text, facts),
    ...checkPersonalData(order, text, facts),
    ...checkDepartments(order, text, facts),
  ]
}

const problem = (code: OrderProblemCode, field: string, found: string, message: string): OrderProblem => ({
  code,
  field,
  found,
  message,
})

function checkElements({ title, content }: OrderDraft): OrderProblem[] {
  const problems: OrderProblem[] = []
  if (title.trim() === '') problems.push(problem('MISSING', 'title', '', '缺少标题'))
  if ([...title].length > TITLE_LIMIT)
    problems.push(problem('TOO_LONG', 'title', title, `标题不超过${TITLE_LIMIT}字`))
  if (content.demand.trim() === '') problems.push(problem('MISSING', 'content.demand', '', '缺少诉求'))
  return problems
}

/** Fields a person or a model words, by name. */
function worded(order: OrderDraft): [string, string][] {
  const { title, address, eventTime, content } = order
  return [
    ['title', title],
    ['address', address ?? ''],
    ['eventTime', eventTime ?? ''],
    ['content.cause', content.cause],
    ['content.course', content.course],
    ['content.demand', content.demand],
  ]
}

/** What the ticket doesn't say is not said; other fields hold the pack's numbers and the reckoned ends of its limits. */
function checkNumbers(order: OrderDraft, text: string, facts: PackFacts): OrderProblem[] {
  const limits = order.deadlines.map((deadline) => deadline.text)
  const fromTicket = numberValues([text, ...order.transfer.map(({ number }) => number), ...limits])
  const wordedOnes = worded(order).flatMap(([field, value]) =>
    unheld(field, value, (number) => fromTicket.has(number)),
  )
  const held = (number: string): boolean => fromTicket.has(number) || facts.numbers.has(number)
  const others = [
    ...order.basis.map(({ quote }, i): [string, string] => [`basis.${i}`, quote]),
    ...order.replyRequirements.map((line, i): [string, string] => [`replyRequirements.${i}`, line]),
  ]
  return [...wordedOnes, ...others.flatMap(([field, value]) => unheld(field, value, held))]
}

function unheld(field: string, value: string, held: (number: string) => boolean): OrderProblem[] {
  return numbersIn(withoutHidden(value))
    .filter((number) => !held(number.value))
    .map(({ written }) =>
      problem('NUMBER_WITHOUT_SOURCE', field, written, `数字“${written}”在工单和城市包中都没有`),
    )
}

function checkPersonalData(order: OrderDraft, text: string, { publicNumbers }: PackFacts): OrderProblem[] {
  const known = new Set(publicNumbers.map((number) => number.replace(/\D/g, '')))
  const lines = [...worded(order), ['reporter', order.reporter] as [string, string]].concat(
    order.basis.map(({ quote }, i) => [`basis.${i}`, quote]),
    order.replyRequirements.map((line, i) => [`replyRequirements.${i}`, line]),
  )
  return lines.flatMap(([field, value]) => {
    const spans = findPii(value, { kinds: PRIVATE, publicNumbers }).filter(
      ({ kind, value: found }) => !BY_CONTEXT.includes(kind) || !text.includes(found),
    )
    const long = [...value.matchAll(LONG_NUMBER)].map(([found]) => found)
    return [...new Set([...spans.map((span) => span.value), ...long])]
      .filter((each) => !known.has(each.replace(/\D/g, '')))
      .map((each) => problem('PERSONAL_DATA', field, each, '含有完整的个人信息，请隐去'))
  })
}

function checkDepartments(order: OrderDraft, text: string, facts: PackFacts): OrderProblem[] {
  const named = [order.lead, ...order.coDepartments].flatMap((name) => (name === null ? [] : [name]))
  const unknown = named
    .filter((name) => !facts.departments.has(name))
    .map((name) => problem('UNKNOWN_DEPARTMENT', 'lead', name, `城市包中没有单位“${name}”`))
  const mentioned = worded(order).flatMap(([field, value]) =>
    [...value.matchAll(DEPARTMENT)]
      .map(([name]) => name)
      .filter((name) => !text.includes(name) && !facts.departmentNames.some((known) => name.endsWith(known)))
      .map((name) => problem('UNKNOWN_DEPARTMENT', field, name, `工单和城市包中都没有单位“${name}”`)),
  )
  return [...unknown, ...mentioned]
}
