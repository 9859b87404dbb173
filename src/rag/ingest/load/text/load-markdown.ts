import { parse } from 'yaml'
import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { readFields, readKey, type RawFields } from '../data/field-keys.ts'
import { decodeText } from '../decode-text.ts'
import { TextBuilder } from '../text-builder.ts'

const FRONT_MATTER = /^\ufeff?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const PIPE_ROW = /^\s*\|.*\|\s*$/
const PIPE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/

/** Loads a Markdown file, its YAML front matter as fields, pipe tables as tables. */
export function loadMarkdown(bytes: Uint8Array): LoadedDocument[] {
  const { text } = decodeText(bytes)
  const match = FRONT_MATTER.exec(text)
  const { raw, warning } = readFrontMatter(match?.[1])
  const body = match && raw ? text.slice(match[0].length) : text
  const built = buildMarkdown(body)
  if (built.text.trim() === '') throw new HuidaError('ERR_FILE_EMPTY', '文件里没有正文')
  const id = raw ? readKey(raw, 'id') : ''
  return [
    {
      id: id === '' ? null : id,
      fragment: '',
      mediaType: 'text/markdown',
      ...built,
      fields: raw ? readFields(raw) : {},
      warnings: warning ? [{ code: 'FRONT_MATTER_INVALID', message: warning }] : [],
    },
  ]
}

function readFrontMatter(source: string | undefined): { raw: RawFields | null; warning: string | null } {
  if (source === undefined) return { raw: null, warning: null }
  try {
    const value: unknown = parse(source, { maxAliasCount: 100 })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { raw: value as RawFields, warning: null }
    }
  } catch {
    // Told below, as for any other front matter that holds no keys.
  }
  return { raw: null, warning: '文件开头的元数据（YAML）无法解析，已按正文处理' }
}

/** Plain text of Markdown, with its headings and pipe tables in place; emphasis, links and list marks become text. */
export function buildMarkdown(body: string): Pick<LoadedDocument, 'text' | 'tables' | 'headings'> {
  const builder = new TextBuilder()
  const lines = body.split('\n')
  let index = 0
  while (index < lines.length) {
    const line = lines[index] ?? ''
    if (PIPE_ROW.test(line) && PIPE_RULE.test(lines[index + 1] ?? '')) {
      index = addPipeTable(builder, lines, index)
      continue
    }
    const heading = HEADING.exec(line)
    if (heading) builder.addHeading(plainInline(heading[2] ?? ''), heading[1]?.length ?? 1)
    else if (!/^\s*(?:```|~~~|[-*_]{3,}\s*$)/.test(line)) builder.addLine(plainInline(plainBlock(line)))
    index++
  }
  return builder.build()
}

function addPipeTable(builder: TextBuilder, lines: readonly string[], from: number): number {
  const rows: string[][] = []
  let index = from
  for (; index < lines.length && PIPE_ROW.test(lines[index] ?? ''); index++) {
    const line = lines[index] ?? ''
    if (index === from + 1 && PIPE_RULE.test(line)) continue
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
    rows.push(
      cells.map((cell) =>
        plainInline(
          cell
            .replace(/\\\|/g, '|')
            .replace(/<br\s*\/?>/gi, ' ')
            .trim(),
        ),
      ),
    )
  }
  builder.addTable(rows)
  return index
}

const plainBlock = (line: string): string =>
  line.replace(/^\s*(?:>\s?)+/, '').replace(/^\s*[-*+]\s+(?=\S)/, '')

function plainInline(text: string): string {
  return text
    .replace(/!\[([^[\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/\[([^[\]\n]{1,500})\]\((?:[^()\s]|\([^()\n]{0,500}\))+(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>|])/g, '$1')
}
