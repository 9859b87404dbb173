import { Converter } from 'opencc-js/cn2t'

const toTraditional = Converter({ from: 'cn', to: 'tw' })
/** Characters on a line of the converted PDF. */
const LINE = 32
/** The field that stood for the table of contents. */
const CONTENTS = ' TOC \\o "1-3" \\h \\z \\u'
const FIRST_BOOKMARK = 152_424_900
/** Lines on a page of it. */
const PAGE = 26

/** Readings a bad conversion put behind Traditional characters. */
const READINGS: Record<string, string> = {
  ...{ 區: 'qū', 縣: 'xiàn', 會: 'huì', 發: 'fā', 學: 'xué', 國: 'guó', 實: 'shí', 業: 'yè' },
  ...{ 設: 'shè', 個: 'gè', 對: 'duì', 開: 'kāi', 動: 'dòng', 機: 'jī', 關: 'guān', 應: 'yīng' },
  ...{ 當: 'dāng', 請: 'qǐng', 條: 'tiáo', 於: 'yú', 規: 'guī', 為: 'wéi', 現: 'xiàn', 門: 'mén' },
}

/** The same text in Traditional characters. */
export const traditional = (lines: readonly string[]): string => `${toTraditional(lines.join('\n'))}\n`

/** Traditional characters with their readings in brackets, as a broken conversion leaves them. */
export const withPinyin = (lines: readonly string[]): string =>
  traditional(lines).replace(/\p{Script=Han}/gu, (character) =>
    READINGS[character] === undefined ? character : `${character}(${READINGS[character]})`,
  )

/** A converted PDF: lines broken at the margin, a blank line between, page numbers. */
export function withHardBreaks(lines: readonly string[]): string {
  const broken = lines.flatMap((line) => (line.includes('\t') ? [line] : breakLine(line)))
  return broken.flatMap((line, index) => [line, '', ...pageEnd(index, broken.length)]).join('\n')
}

function breakLine(line: string): string[] {
  const parts: string[] = []
  for (let rest = line; rest !== '';) {
    // A mark must not start a line: it stays on the one before.
    const closing = /^[，。；：、）》”！？]+/.exec(rest.slice(LINE))?.[0].length ?? 0
    parts.push(rest.slice(0, LINE + closing))
    rest = rest.slice(LINE + closing)
  }
  return parts
}

function pageEnd(index: number, total: number): string[] {
  const last = index === total - 1
  return (index + 1) % PAGE === 0 || last ? [`— ${Math.floor(index / PAGE) + 1} —`, ''] : []
}

/** What Word's fields and bookmarks leave when a document is pasted as text. */
export function withWordFields(lines: readonly string[], headings: ReadonlySet<string>): string {
  let mark = FIRST_BOOKMARK
  const body = lines.map((line) => {
    if (!headings.has(line)) return line
    mark += 1
    return `[bookmark: _Toc${mark}]${line}{ PAGEREF _Toc${mark} \\h }`
  })
  const [issuer = '', docNo = '', title = '', ...rest] = body
  return [issuer, docNo, `[bookmark: _Toc${FIRST_BOOKMARK}]${title}`, CONTENTS, ...rest, ''].join('\n')
}
