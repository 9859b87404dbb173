import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx'
import { strToU8, strFromU8, unzipSync, zipSync } from 'fflate'
import type { Block, Policy } from './policy.ts'

/** Stands where a program would write the time: the same input gives the same bytes. */
const MADE_AT = '2026-01-01T00:00:00Z'

/** The policy as Word writes it: letterhead, headings by style, tables. */
export async function makeDocx({ issuer, docNo, title, blocks }: Policy): Promise<Uint8Array> {
  const centred = (text: string) => new Paragraph({ text, alignment: AlignmentType.CENTER })
  const document = new Document({
    creator: '惠答示例',
    sections: [
      {
        children: [
          centred(`${issuer}文件`),
          centred(docNo),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
          ...blocks.map(toDocx),
        ],
      },
    ],
  })
  return stamp(new Uint8Array(await Packer.toBuffer(document)))
}

function toDocx(block: Block): Paragraph | Table {
  if (block.kind === 'heading') return new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 })
  if (block.kind === 'paragraph') return new Paragraph({ text: block.text })
  const cell = (text: string) => new TableCell({ children: [new Paragraph({ text })] })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: block.rows.map((row) => new TableRow({ children: row.map(cell) })),
  })
}

/** The package with fixed times inside and on its entries. */
function stamp(bytes: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => [
    name,
    name === 'docProps/core.xml'
      ? strToU8(strFromU8(content).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, MADE_AT))
      : content,
  ])
  return pack(Object.fromEntries(files))
}

const pack = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files, { mtime: MADE_AT, level: 9 })

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The policy as a page of a portal, with what stands around every page there. */
export function makeHtml({ issuer, docNo, title, blocks }: Policy): string {
  const body = blocks.map((block) => {
    if (block.kind === 'heading') return `<h2>${escapeXml(block.text)}</h2>`
    if (block.kind === 'paragraph') return `<p>${escapeXml(block.text)}</p>`
    const [head = [], ...rows] = block.rows
    const line = (cells: readonly string[], tag: string): string =>
      `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`
    return `<table border="1"><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`
  })
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeXml(title)}</title></head>
<body><nav><a href="#">首页</a> <a href="#">政务公开</a></nav><article>
<p>${escapeXml(issuer)}文件</p><p>${escapeXml(docNo)}</p>
<h1>${escapeXml(title)}</h1>
${body.join('\n')}
</article></body></html>
`
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook of one sheet that holds a table. */
export function makeXlsx(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string, row: number, column: number): string => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`
    if (/^-?\d+(?:\.\d+)?$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`
    return `<c r="${place}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`
  }
  const data = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join('')}</row>`,
    )
    .join('')
  const files = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="${escapeXml(name.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
  }
  return pack(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}
