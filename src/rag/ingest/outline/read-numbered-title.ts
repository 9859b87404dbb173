import type { Marker } from '../flow/index.ts'
import { readLeadTitle } from './read-title.ts'

/** Title of a numbered paragraph, and whether the paragraph is content itself. */
export interface NumberedTitle {
  title: string
  running: boolean
}

/** A heading line that ends in 。 is shorter than this; a longer one is a sentence. */
const MAX_CLOSED_HEADING = 20

/**
 * Reads the title behind a number: the rest of the line, a lead sentence, or a bracketed article name. A short line
 * that ends in 。 is a heading only when text or a list of its own follows (`opensText`).
 */
export function readNumberedTitle(
  text: string,
  marker: Marker,
  inArticle: boolean,
  opensText: boolean,
): NumberedTitle {
  const rest = text.slice(marker.rest)
  if (marker.form === 'article') return readArticleTitle(rest)
  if (marker.form === 'part' || marker.form === 'chapter' || marker.form === 'section')
    return { title: rest.replace(/^[\s：:、.．]+/u, '').trim(), running: false }
  if (inArticle) return { title: '', running: true }
  const lead = readLeadTitle(rest)
  const alone = lead.title !== '' && lead.bodyStart >= rest.length
  const closed = /。$/u.test(rest) && (rest.length > MAX_CLOSED_HEADING || !opensText)
  return { title: lead.title, running: !alone || closed || /[；，]$/u.test(rest) }
}

function readArticleTitle(rest: string): NumberedTitle {
  const body = rest.trim()
  const bracketed = /^[【〔（(]([^】〕）)]{2,20})[】〕）)]\s*/u.exec(body)
  if (bracketed) return { title: bracketed[1]!, running: bracketed[0].length < body.length }
  const alone = body.length > 0 && body.length <= 20 && !/[。；：，]/u.test(body)
  return alone ? { title: body, running: false } : { title: '', running: body !== '' }
}
