import { isClosingSentence, isDateLine, isOfficeLine, type Paragraph } from '../flow/index.ts'
import { readDocNo, type DocumentText } from './document-head.ts'

/** A document's title and the lines it stands on; `notice` is the title of the notice that issues it. */
export interface TitleReading {
  title: string | null
  notice: string | null
  /** Office of a title that is split over two lines (`X市人民政府` / `关于…的通知`). */
  letterhead: string | null
  starts: Set<number>
}

/** Words that official documents' titles end in. */
const DOCUMENT_WORD =
  '规划纲要|规划|纲要|行动计划|工作计划|计划|行动方案|实施方案|工作方案|方案|实施意见|指导意见|意见|实施细则|细则|办法|规定|条例|规则|规程|通知|公告|通告|通报|决定|决议|批复|复函|函|措施|政策|政策解读|解读|问答|清单|分工表|指南|指引|要点|标准|制度|章程|预案|报告|目录|倡议书|公开信'
const TITLE_LINE = new RegExp(`(?:${DOCUMENT_WORD})(?:[（(][^（）()]{1,30}[）)])*$`, 'u')
const NOTICE = /关于(?:印发|转发|批转|公布|发布)(.+?)的(?:通知|公告|决定)$/u
const NOT_A_TITLE =
  /^(?:来源|信息来源|发布(?:时间|日期|机构)|时间|作者|索引号|主题|浏览|字体|【字体|当前位置|首页|打印|示例文件|原文|附[件录表]|前\s*言|目\s*录|（)|[。；，：:；]$/u
const MAX_TITLE = 80

/** Reads the title from headings that the format marks, else from the lines above the first numbered part. */
export function readTitle(document: DocumentText, stated: string | undefined): TitleReading {
  const reading = fromHeading(document) ?? fromLines(document)
  if (stated === undefined) return reading
  const same = (paragraph: Paragraph): boolean => squeeze(paragraph.text) === squeeze(stated)
  const lines = document.head.filter((paragraph) => same(paragraph)).map((paragraph) => paragraph.start)
  return { ...reading, title: stated, starts: new Set([...lines, ...reading.starts]) }
}

function fromHeading({ head, paragraphs }: DocumentText): TitleReading | null {
  const headings = paragraphs.filter((paragraph) => paragraph.headingLevel !== null)
  const first = headings[0]
  if (!first || !head.includes(first) || NOT_A_TITLE.test(first.text)) return null
  const top = headings.every((other) => other === first || (other.headingLevel ?? 0) >= first.headingLevel!)
  if (!top) return null
  return { title: tidy(first.text), notice: null, letterhead: null, starts: new Set([first.start]) }
}

interface Candidate {
  title: string
  lines: Paragraph[]
  office: string | null
}

function fromLines({ head, paragraphs }: DocumentText): TitleReading {
  const zone = head.length === paragraphs.length ? head.slice(0, 12) : head
  const candidates = readCandidates(zone)
  const notice = candidates.find((candidate) => NOTICE.test(candidate.title)) ?? null
  const own = pickOwn(candidates, notice, zone)
  const chosen = own ?? notice ?? firstLine(zone, paragraphs)
  const lines = [...(chosen?.lines ?? []), ...(notice?.lines ?? [])]
  return {
    title: chosen ? tidy(chosen.title) : null,
    notice: notice ? tidy(notice.title) : null,
    letterhead: notice?.office ?? chosen?.office ?? null,
    starts: new Set(lines.map((line) => line.start)),
  }
}

function readCandidates(zone: readonly Paragraph[]): Candidate[] {
  const candidates: Candidate[] = []
  for (let i = 0; i < zone.length; i++) {
    const line = zone[i]!
    const next = zone[i + 1]
    const office =
      isOfficeLine(line.text) && next !== undefined && /^关于/u.test(next.text) ? line.text : null
    const lines = office !== null ? [line, next!] : [line]
    let title = withoutDocNo(lines.map((one) => one.text).join(''))
    if (!isTitleLine(title)) continue
    i += lines.length - 1
    const after = zone[i + 1]
    if (after && /^[（(][^（）()]{2,30}[）)]$/u.test(after.text) && !/^[（(]此件/u.test(after.text)) {
      lines.push(after)
      title += after.text
      i++
    }
    candidates.push({ title, lines, office })
  }
  return candidates
}

/** A title with the 文号 on its line (`…的通知某政发〔2024〕3号`). */
function withoutDocNo(text: string): string {
  return text.replace(
    /(?<=通知|公告|意见|决定|办法|函)[（(]?[\u4e00-\u9fff]{2,10}〔[0-9]{4}〕[0-9]{1,4}号[）)]?$/u,
    '',
  )
}

function isTitleLine(text: string): boolean {
  if (text.length < 4 || text.length > MAX_TITLE || NOT_A_TITLE.test(text)) return false
  return TITLE_LINE.test(text) && !isOfficeLine(text) && !isDateLine(text)
}

/** The document's own title: below a covering notice the line that the notice names, else the first that is no notice. */
function pickOwn(
  candidates: Candidate[],
  notice: Candidate | null,
  zone: readonly Paragraph[],
): Candidate | null {
  const others = candidates.filter((candidate) => candidate !== notice)
  if (!notice) return others[0] ?? named(zone, candidates)
  const subject = squeeze(NOTICE.exec(notice.title)![1]!.replace(/[《》]/gu, ''))
  const after = others.filter((candidate) => candidate.lines[0]!.start > notice.lines[0]!.start)
  return (
    after.find(
      (candidate) => subject.includes(squeeze(candidate.title)) || squeeze(candidate.title).includes(subject),
    ) ??
    after.at(-1) ??
    null
  )
}

function named(zone: readonly Paragraph[], candidates: Candidate[]): Candidate | null {
  const names = zone.flatMap((line) =>
    [...line.text.matchAll(/《([^《》]+)》/gu)].map((match) => squeeze(match[1]!)),
  )
  return candidates.find((candidate) => names.includes(squeeze(candidate.title))) ?? null
}

/** Lines that pages put above a title. */
const PAGE_LABEL =
  /^(?:来源|信息来源|发布|时间|作者|索引号|主题|浏览|字体|【字体|当前位置|首页|打印|示例文件)/u
/** A title heads a text of at least this length within the lines that follow. */
const MIN_TEXT = 30
const LINES_BELOW = 4

/** Without any formal title: a short first line that ends without punctuation above running text (news, questions). */
function firstLine(zone: readonly Paragraph[], paragraphs: readonly Paragraph[]): Candidate | null {
  const line = zone.find(({ text }) => !PAGE_LABEL.test(text) && !isOfficeLine(text))
  if (!line || !canHeadText(line)) return null
  const at = paragraphs.indexOf(line)
  const below = paragraphs.slice(at + 1, at + 1 + LINES_BELOW)
  const heads = below.some(({ text }) => text.length > line.text.length && text.length >= MIN_TEXT)
  return heads ? { title: line.text, lines: [line], office: null } : null
}

function canHeadText(line: Paragraph): boolean {
  const { text } = line
  if (text.length < 5 || text.length > MAX_TITLE || NOT_A_TITLE.test(text) || /、$/u.test(text)) return false
  return !isOfficeLine(text) && !isDateLine(text) && !isClosingSentence(text) && readDocNo([line]) === null
}

/** Title without the white space that conversions leave between characters. */
function tidy(title: string): string {
  return title
    .replace(/(?<=[\u4e00-\u9fff“”《》（）—])\s+(?=[\u4e00-\u9fff0-9A-Za-z“”《》（）—])/gu, '')
    .replace(/(?<=[0-9A-Za-z])\s+(?=[\u4e00-\u9fff“”《》（）—])/gu, '')
    .trim()
}

function squeeze(text: string): string {
  return text.replace(/[\s《》“”"]/gu, '')
}
