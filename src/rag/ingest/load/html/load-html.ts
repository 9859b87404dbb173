import type { CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import { HuidaError } from '../../../../shared/errors.ts'
import { countHan } from '../../../../shared/text/characters.ts'
import type { DocumentFields } from '../../../../store/records.ts'
import type { LoadedDocument } from '../../types.ts'
import { readFields } from '../data/field-keys.ts'
import { decodeText } from '../decode-text.ts'
import { TextBuilder } from '../text-builder.ts'
import { plainDocument } from '../text/load-plain.ts'
import { buildHtml, parseHtml } from './html-text.ts'

/** Where government sites and common systems put the text itself. */
const CONTENT =
  'article, main, [role=main], #zoom, #UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #content, .content, ' +
  '#article, .article, .article-content, .article_content, .pages_content, .con_text, .detail-content, .news_content'
const FURNITURE = 'nav, header, footer, aside, .nav, .footer, .header, .breadcrumb, .share'
/** The content holds at least this share of a page's Han characters, or the page is taken whole. */
const CONTENT_SHARE = 0.4

/** Loads a web page: its main text, headings and tables; the meta data that government sites state become fields. */
export function loadHtml(bytes: Uint8Array): LoadedDocument[] {
  const page = parseHtml(decodeText(bytes).text)
  const fields = readMeta(page)
  page(FURNITURE)
    .filter((_, element) => page(element).find('article, main, #zoom').length === 0)
    .remove()
  const content = findContent(page)
  const builder = new TextBuilder()
  const heading = page('h1').first()
  const inside = content === null || page(content).find('h1').length > 0 || heading.length === 0
  if (!inside && heading.text().trim() !== '') builder.addHeading(heading.text().trim(), 1)
  const root = content ?? page('body')[0]
  const built = buildHtml(page, root ? [root] : page.root().toArray(), builder)
  if (built.text.trim() === '') throw new HuidaError('ERR_FILE_EMPTY', '网页里没有文字')
  return [{ ...plainDocument(''), mediaType: 'text/html', ...built, fields }]
}

function findContent(page: CheerioAPI): Element | null {
  const whole = countHan(page('body').text())
  let best: { element: Element; han: number } | null = null
  for (const element of page<Element, string>(CONTENT).toArray()) {
    const han = countHan(page(element).text())
    // Of two that hold as much, the inner one has less around it.
    if (
      best === null ||
      han > best.han ||
      (han >= best.han * 0.95 && isInside(page, element, best.element))
    ) {
      best = { element, han }
    }
  }
  return best !== null && best.han > 0 && best.han >= whole * CONTENT_SHARE ? best.element : null
}

const isInside = (page: CheerioAPI, inner: Element, outer: Element): boolean =>
  page(inner).closest(outer).length > 0

/** The meta names of GB/T 31366 style government pages. */
function readMeta(page: CheerioAPI): Partial<DocumentFields> {
  const meta = new Map<string, string>()
  for (const element of page('meta[name][content]').toArray()) {
    const name = element.attribs['name']?.toLowerCase() ?? ''
    const content = element.attribs['content']?.trim() ?? ''
    if (content !== '' && !meta.has(name)) meta.set(name, content)
  }
  return readFields({
    title: meta.get('articletitle'),
    published_at: meta.get('pubdate'),
    url: meta.get('url') ?? page('link[rel=canonical]').attr('href'),
  })
}
