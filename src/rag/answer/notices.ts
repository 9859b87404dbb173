import type { DocumentSummary } from '../../store/ports.ts'
import { lastKnownDay, titleYears, type AskedTime } from './time/asked-time.ts'
import type { AnswerContext } from './context.ts'

/** A document by its title; a title that holds title marks itself is put in quotation marks. */
export const nameOf = ({ title }: DocumentSummary): string =>
  title === null ? '所引文件' : title.includes('《') ? `“${title}”` : `《${title}》`

/** Whether a document ends others and takes the place of none. */
export const onlyRepeals = ({ title }: DocumentSummary): boolean =>
  /(宣布|公布)?(废止|失效)[^的]{0,12}(文件|规章|办法)?的?(决定|通知|公告|目录)|清理结果/.test(title ?? '')

/** What to know of a cited document when the question asks about another time: what became of it, what it replaced. */
export function timeNotices(document: DocumentSummary, time: AskedTime, context: AnswerContext): string[] {
  const { validity, asOf, documents } = context
  const name = nameOf(document)
  const now = validity(document.id, asOf)
  const since = now.replacedBy?.effectiveFrom ?? now.replacedBy?.writtenAt ?? null
  const day = since === null ? '后来' : `自 ${since} 起`
  const notices =
    now.label === '征求意见稿' || now.label === '尚未施行' ? standingNotice(document, context) : []
  if (now.label === '已废止')
    notices.push(
      now.replacedBy === null || onlyRepeals(now.replacedBy)
        ? `以上是${time.said}的规定，${name}现已废止。`
        : `以上是${time.said}的规定，${name}${day}已由${nameOf(now.replacedBy)}代替，不再执行。`,
    )
  if (now.label === '已过有效期')
    notices.push(`以上是${time.said}的规定，${name}有效期至 ${document.effectiveTo}，现已过有效期。`)
  if (now.label === '已修订' && now.replacedBy !== null) {
    const then = since !== null && since > lastKnownDay(time, asOf) ? `以上是${time.said}的规定，` : ''
    notices.push(`${then}${name}${day}已由${nameOf(now.replacedBy)}修改，现行标准以修改后的为准。`)
  }
  if (
    document.effectiveFrom !== null &&
    !titleYears(document.title).includes(time.year) &&
    time.from < document.effectiveFrom &&
    document.effectiveFrom <= time.to
  ) {
    const earlier = [...documents.values()].find(
      ({ id }) => validity(id, lastKnownDay(time, asOf)).replacedBy?.id === document.id,
    )
    if (earlier) notices.push(`${name}自 ${document.effectiveFrom} 起施行，此前适用${nameOf(earlier)}。`)
  }
  return notices
}

/** How a cited document stands today, when that is worth knowing. */
export function standingNotice(document: DocumentSummary, context: AnswerContext): string[] {
  const name = nameOf(document)
  const { label: validity, replacedBy } = context.validity(document.id, context.asOf)
  const successor = replacedBy?.title && !onlyRepeals(replacedBy) ? `，现行文件为${nameOf(replacedBy)}` : ''
  switch (validity) {
    case '征求意见稿':
      return [`${name}是征求意见稿，正式内容以印发文件为准。`]
    case '已废止':
      return [`${name}已废止${successor}。`]
    case '已修订':
      return [`${name}已有修订，请以修订后的条款为准。`]
    case '已过有效期':
      return [`${name}有效期至 ${document.effectiveTo}，已过有效期。`]
    case '尚未施行':
      return [`${name}自 ${document.effectiveFrom} 起施行，目前尚未施行。`]
    case '规划期已满':
      return [`${name}的规划期为 ${document.period!.from}—${document.period!.to} 年，已经届满。`]
    default:
      return otherYearNotice(document, context)
  }
}

/** A yearly document is cited though this year was not asked for: say which year it rules. */
function otherYearNotice(document: DocumentSummary, { asOf, analysis }: AnswerContext): string[] {
  const years = titleYears(document.title)
  const asked = [asOf.slice(0, 4), ...(analysis?.years ?? [])]
  if (years.length === 0 || years.some((year) => asked.includes(year))) return []
  return [`${nameOf(document)}规定的是${years.join('、')}年的事项。`]
}

/** A question that names no city is answered for the one city found, and says which. */
export function placeNotice(docIds: readonly string[], context: AnswerContext): string[] {
  if ((context.analysis?.places.length ?? 0) > 0) return []
  const regions = new Set([...context.documents.values()].flatMap((document) => document.region ?? []))
  const cited = new Set(docIds.flatMap((id) => context.documents.get(id)?.region ?? []))
  return regions.size > 1 && cited.size === 1 ? [`依据${[...cited][0]}的文件作答。`] : []
}

/** Which of several questions in a row nothing was found for. */
export const unansweredNotices = ({ unanswered }: AnswerContext): string[] =>
  unanswered.map(
    (question) => `“${question.replace(/[，,？?。；;\s]+$/g, '')}”这一问，政策库中没有查到依据。`,
  )

/** What the nearest document speaks of instead of the time asked about. */
export function otherTimeText(time: AskedTime, document: DocumentSummary): string {
  const { title, effectiveFrom, effectiveTo } = document
  const lacking = `政策库中没有${time.said}这方面的规定，不能用其他时间的规定代替回答。`
  if (title === null) return lacking
  const years = titleYears(title)
  const scope =
    years.length > 0 && !years.includes(time.year)
      ? `写的是${years.join('、')}年的事项`
      : effectiveFrom !== null && effectiveFrom > time.to
        ? `自 ${effectiveFrom} 起才施行`
        : effectiveTo !== null && effectiveTo < time.from
          ? `有效期至 ${effectiveTo}`
          : `没有找到写明${time.said}情况的条文`
  return `${lacking}最接近的文件是${nameOf(document)}，${scope}。`
}
