/** A paragraph's title and where its own text starts (relative to the text given); `title` is '' when it has none. */
export interface LeadTitle {
  title: string
  bodyStart: number
}

/** Longest first sentence that can serve as the title of a numbered paragraph. */
const MAX_LEAD = 40
/** Longest first sentence that can serve as the title of an unnumbered paragraph. */
const MAX_PARAGRAPH_LEAD = 24
/** A paragraph shorter than this after its first sentence is two sentences, not a titled paragraph. */
const MIN_PARAGRAPH_BODY = 25

/**
 * Title of what follows a number: the whole line when it is a heading (`发展背景`, `指导思想。`), the sentence up to
 * the first 。 (or a short one up to ：) when a paragraph runs on, '' when the number opens plain text.
 */
export function readLeadTitle(text: string): LeadTitle {
  const line = text.trim()
  const bare = line.replace(/[。；;，,：:]+$/u, '')
  const lead = /^[^。：！？；]*?[。：？]/u.exec(line)?.[0]
  if (lead !== undefined && lead.length < line.length) return splitLead(text, lead)
  if (bare.length <= MAX_LEAD && !/[。；]/u.test(bare)) return { title: bare, bodyStart: text.length }
  return { title: '', bodyStart: 0 }
}

function splitLead(text: string, lead: string): LeadTitle {
  const limit = lead.endsWith('：') ? 16 : MAX_LEAD
  const title = lead.endsWith('？') ? lead : lead.slice(0, -1)
  if (title.length > limit || title.trim() === '' || !balanced(title)) return { title: '', bodyStart: 0 }
  const skipped = text.length - text.trimStart().length
  return { title: title.trim(), bodyStart: skipped + lead.length }
}

/**
 * Bold-like lead sentence of an unnumbered paragraph in a plan (`推进智慧停车建设。整合…`, `——服务提质。…`,
 * `建设目标：…`), or null.
 */
export function readParagraphTitle(text: string): LeadTitle | null {
  const match = /^(?:——|—)?\s*([^。：；！？\n]{3,60}?)([。：])/u.exec(text)
  if (!match) return null
  const title = match[1]!.trim()
  const body = text.slice(match[0].length)
  const limit = match[2] === '：' ? 8 : MAX_PARAGRAPH_LEAD
  if (title.length > limit || body.length < MIN_PARAGRAPH_BODY || !balanced(title)) return null
  if (/^(?:本|该|上述|前款|各|第|特此|请|如|经|为|对|按)/u.test(title) || /\d{4}年\d/u.test(title))
    return null
  return { title, bodyStart: match[0].length }
}

function balanced(text: string): boolean {
  return [
    ['（', '）'],
    ['“', '”'],
    ['《', '》'],
  ].every(([open, close]) => text.split(open!).length === text.split(close!).length)
}
