import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { AigcLabel, Block, OfficialDocument } from './official-document.ts'

/** Twentieths of a point in a millimetre. */
const MM = 56.6929
const twips = (mm: number): number => Math.round(mm * MM)

/** GB/T 9704-2012, 5: A4, top 37 mm, left 28 mm, a type area of 156 × 225 mm; 22 lines of 28 characters of size 3. */
const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35), footer: twips(28) },
}
const LINE = { line: Math.round(twips(225) / 22), lineRule: LineRuleType.EXACT }
/** Half points: 二号, 三号, 四号, 小四. */
const SIZE = { title: 44, body: 32, small: 28, table: 24 }
const TWO_CHARACTERS = 2 * 16 * 20

const FONTS = {
  title: ['方正小标宋简体', 'Times New Roman'],
  body: ['仿宋_GB2312', 'Times New Roman'],
  heading: ['黑体', 'Times New Roman'],
  subheading: ['楷体_GB2312', 'Times New Roman'],
  page: ['宋体', 'Times New Roman'],
} as const

type Face = keyof typeof FONTS

/** One of the standard's faces: Chinese and Latin letters each in their own. */
function fontOf(face: Face): { eastAsia: string; ascii: string; hAnsi: string; cs: string } {
  const [eastAsia, latin] = FONTS[face]
  return { eastAsia, ascii: latin, hAnsi: latin, cs: latin }
}

const run = (text: string, face: Face, size: number): TextRun =>
  new TextRun({ text, size, font: fontOf(face) })

/** The document as a docx file that Word and WPS open, with the label in view, on every page and in the properties. */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const { title, subtitle, blocks, signature, label } = document
  const file = new Document({
    title,
    creator: label.producer,
    description: label.notice,
    customProperties: [{ name: 'AIGC', value: labelJson(label) }],
    sections: [
      {
        properties: {
          page: { ...PAGE, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } },
        },
        footers: { default: footer(label) },
        children: [
          centred(title, 'title', SIZE.title),
          ...subtitle.map((line) => centred(line, 'subheading', SIZE.body)),
          paragraph(label.notice, 'subheading', SIZE.small),
          ...blocks.flatMap(renderBlock),
          ...signature.map(signed),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** The implicit label: one JSON object in the file's own metadata. */
function labelJson({ producer, produceId }: AigcLabel): string {
  return JSON.stringify({ Label: '1', ContentProducer: producer, ProduceID: produceId })
}

function footer(label: AigcLabel): Footer {
  const page = [
    new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE.small, font: fontOf('page') }),
  ]
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: page }),
      new Paragraph({ alignment: AlignmentType.CENTER, children: [run(label.notice, 'page', 18)] }),
    ],
  })
}

const centred = (text: string, face: Face, size: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...LINE, ...(face === 'title' ? { line: 700, after: 200 } : {}) },
    children: [run(text, face, size)],
  })

const paragraph = (text: string, face: Face, size: number): Paragraph =>
  new Paragraph({ indent: { firstLine: TWO_CHARACTERS }, spacing: LINE, children: [run(text, face, size)] })

const signed = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: TWO_CHARACTERS * 2 },
    spacing: LINE,
    children: [run(text, 'body', SIZE.body)],
  })

function renderBlock(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'paragraph') return [paragraph(block.text, 'body', SIZE.body)]
  if (block.kind === 'heading') {
    return [paragraph(block.text, block.level === 1 ? 'heading' : 'subheading', SIZE.body)]
  }
  return [table(block), new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT } })]
}

function table({ header, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const shares = widths ?? header.map(() => 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const columnWidths = shares.map((share) => Math.round((twips(156) * share) / whole))
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const makeRow = (cells: string[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text, i) =>
          new TableCell({
            width: { size: columnWidths[i] ?? 0, type: WidthType.DXA },
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: [
              new Paragraph({
                alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
                children: [run(text, head ? 'heading' : 'body', SIZE.table)],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: twips(156), type: WidthType.DXA },
    columnWidths,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [makeRow(header, true), ...rows.map((cells) => makeRow(cells, false))],
  })
}
