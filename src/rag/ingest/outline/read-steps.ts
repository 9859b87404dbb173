import {
  isDateLine,
  isOfficeLine,
  readMarker,
  type Flow,
  type Marker,
  type Paragraph,
} from '../flow/index.ts'

/** One step of a document with what can be said of it alone. */
export interface Step {
  flow: Flow
  paragraph: Paragraph | null
  marker: Marker | null
}

/** The flow with the number of every paragraph read. */
export function readSteps(flow: readonly Flow[]): Step[] {
  return flow.map((one) => {
    const paragraph = one.kind === 'paragraph' ? one.paragraph : null
    return { flow: one, paragraph, marker: paragraph ? readMarker(paragraph.text) : null }
  })
}

/** True for what closes a document below its text: signature, date, `（此件公开发布）`. */
export function isClosingLine(steps: readonly Step[], index: number): boolean {
  const text = steps[index]?.paragraph?.text
  if (text === undefined) return false
  if (isDateLine(text) || /^（?此件[^。]{2,12}）?$/u.test(text)) return true
  if (/^(?:抄送|主送)[：:]/u.test(text)) return true
  if (!isOfficeLine(text)) return false
  for (let next = index + 1; next <= index + 4; next++) {
    const following = steps[next]?.paragraph?.text
    if (following === undefined) return false
    if (isDateLine(following)) return true
    if (!isOfficeLine(following)) return false
  }
  return false
}
