import { strToU8, zipSync } from 'fflate'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** One paragraph of a Word document; `style` is a style id, `list` and `level` number it. */
export interface MadeParagraph {
  text: string
  style?: string
  list?: number
  level?: number
}

function paragraphXml({ text, style, list, level = 0 }: MadeParagraph): string {
  const styled = style ? `<w:pStyle w:val="${style}"/>` : ''
  const numbered = list ? `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>` : ''
  return `<w:p><w:pPr>${styled}${numbered}</w:pPr><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`
}

function tableXml(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `<w:tc>${paragraphXml({ text })}</w:tc>`
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

const NUMBERING = `${XML}<w:numbering ${WORD}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
const STYLES = `${XML}<w:styles ${WORD}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`

/** A small Word document: paragraphs, then a table. List 1 numbers 第一条, its second level （一）; style `1` is heading 1. */
export function makeDocx(
  paragraphs: readonly MadeParagraph[],
  table: readonly (readonly string[])[] = [],
): Uint8Array {
  const body = paragraphs.map(paragraphXml).join('') + (table.length > 0 ? tableXml(table) : '')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATION}/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`${XML}<w:document ${WORD}><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(NUMBERING),
    'word/styles.xml': strToU8(STYLES),
  })
}

/** A workbook of one sheet; cells are inline strings, or numbers where they look like one. */
export function makeXlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string, row: number, column: number): string => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`
    if (/^-?\d+(?:\.\d+)?$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`
    return `<c r="${place}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`
  }
  const data = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((text, column) => cell(text, index, column)).join('')}</row>`,
  )
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook ${main} xmlns:r="${RELATION}"><sheets><sheet name="指标" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `${XML}<worksheet ${main}><sheetData>${data.join('')}</sheetData></worksheet>`,
    ),
  })
}

const hex = (code: number): string => code.toString(16).padStart(4, '0').toUpperCase()

/** A PDF with a text layer: one array of lines a page, set in a font whose codes are UTF-16. */
export function makePdf(pages: readonly (readonly string[])[], extraTrailer = ''): Uint8Array {
  const codes = [...new Set(pages.flat().join(''))].map((character) => character.charCodeAt(0))
  const map = codes.map((code) => `<${hex(code)}> <${hex(code)}>`).join('\n')
  const unicode = `/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${codes.length} beginbfchar\n${map}\nendbfchar endcmap end`
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> /DW 1000 >>',
    stream(unicode),
  ]
  pages.forEach((lines, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
    )
    const shown = lines.map((line, row) => {
      const text = [...line].map((character) => hex(character.charCodeAt(0))).join('')
      return `BT /F1 16 Tf 60 ${780 - row * 28} Td <${text}> Tj ET`
    })
    objects.push(stream(shown.join('\n')))
  })
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extraTrailer} >>\nstartxref\n${xref}\n%%EOF\n`
  return strToU8(text)
}
