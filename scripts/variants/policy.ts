/** A part of a policy in reading order. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; rows: string[][] }

/** A policy of the library as another program would lay it out: what the front matter holds stands on the page. */
export interface Policy {
  id: string
  title: string
  issuer: string
  docNo: string
  /** Below the title, tables in place. */
  blocks: Block[]
}

const field = (head: string, name: string): string =>
  new RegExp(`^${name}: *(.+)$`, 'm').exec(head)?.[1]?.trim() ?? ''

/** Read the Markdown of a policy. */
export function readPolicy(markdown: string): Policy {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(markdown) ?? []
  const blocks = body.split(/\n{2,}/).flatMap((part) => readBlock(part.trim()))
  const title = field(head, 'title')
  const own = blocks.filter((block) => block.kind === 'table' || block.text !== title)
  return {
    id: field(head, 'id'),
    title,
    issuer: field(head, 'issuer'),
    docNo: field(head, 'doc_no'),
    blocks: own,
  }
}

function readBlock(part: string): Block[] {
  if (part === '') return []
  if (part.startsWith('|')) return [{ kind: 'table', rows: readRows(part) }]
  const heading = /^#+ +(.+)$/.exec(part)
  if (heading) return [{ kind: 'heading', text: heading[1]! }]
  return part.split('\n').map((line) => ({ kind: 'paragraph', text: line.replace(/^> /, '') }))
}

const readRows = (part: string): string[][] =>
  part
    .split('\n')
    .filter((line) => !/^\|[-:| ]+\|$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

/** The lines of a policy as plain text: issuer, number, title, body; cells of a row apart by tabs. */
export const linesOf = ({ issuer, docNo, title, blocks }: Policy): string[] => [
  `${issuer}文件`,
  docNo,
  title,
  ...blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.join('\t')) : [block.text],
  ),
]
