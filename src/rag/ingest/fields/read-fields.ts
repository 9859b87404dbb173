import type { DocumentFields, DocumentStatus } from '../../../store/records.ts'
import type { Flow } from '../flow/index.ts'
import { readDocNo, readDocumentText, readSignature, type DocumentText } from './document-head.ts'
import { readDates } from './read-dates.ts'
import { readKind } from './read-kind.ts'
import { readPeriod } from './read-period.ts'
import { leadingRegion, readLevel, readRegion } from './read-region.ts'
import { readRelations } from './read-relations.ts'
import { readTitle, type TitleReading } from './read-title.ts'

/** Fields of a document, and where its title stands. */
export interface FieldReading {
  fields: DocumentFields
  titleStarts: Set<number>
}

/**
 * Fields as far as the file states them: what the format says (`stated`) wins, the rest is read from the text, and what
 * neither says is null.
 */
export function readFields(
  text: string,
  flow: readonly Flow[],
  stated: Partial<DocumentFields>,
): FieldReading {
  const document = readDocumentText(text, flow)
  const reading = readTitle(document, stated.title ?? undefined)
  const read = readFromText(document, reading, stated)
  const given = Object.fromEntries(Object.entries(stated).filter(([, value]) => isGiven(value)))
  const fields: DocumentFields = { ...read, ...given }
  return {
    fields: { ...fields, status: fields.status ?? readStatus(fields, reading) },
    titleStarts: reading.starts,
  }
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
}

function readFromText(
  document: DocumentText,
  reading: TitleReading,
  stated: Partial<DocumentFields>,
): DocumentFields {
  const signature = readSignature(document.paragraphs)
  const issuer = stated.issuer ?? readIssuer(document, reading, signature?.issuer ?? null)
  const title = reading.title
  const region = stated.region ?? readRegion(issuer, [title, reading.notice], document.text)
  return {
    title,
    issuer,
    docNo: readDocNo(document.head),
    region,
    kind: readKind(title, document.text),
    level: readLevel(issuer, region),
    status: null,
    ...readDates(document.paragraphs, signature?.date ?? null),
    period: readPeriod(title, document.text),
    relations: readRelations(document.paragraphs, title),
    audience: [],
    topics: [],
    url: null,
    sample: document.head.some(({ text }) => /^示例文件[：:]/u.test(text)),
  }
}

const OFFICE_END =
  '(?:人民政府办公[室厅]|人民政府|政府办公[室厅]|委员会|管委会|办公[室厅]|联合会|领导小组|指挥部|中心|局|厅|部|委|院)'

function readIssuer(document: DocumentText, reading: TitleReading, signed: string | null): string | null {
  if (signed !== null) return signed
  if (reading.letterhead !== null) return reading.letterhead
  for (const title of [reading.notice, reading.title]) {
    const match = title === null ? null : new RegExp(`^([^关《》]{2,40}${OFFICE_END})关于`, 'u').exec(title)
    if (match) return match[1]!
  }
  const paper = document.head.slice(0, 3).map(({ text }) => /^(.{4,30})文件$/u.exec(text)?.[1])
  return paper.find((name) => name !== undefined && leadingRegion(name) !== null) ?? null
}

/** 征求意见稿 by its title; 有效 for what an office has formally issued; null when nothing says so. */
function readStatus(fields: DocumentFields, reading: TitleReading): DocumentStatus | null {
  if (/征求意见稿|公开征求.*意见/u.test(`${fields.title ?? ''}${reading.notice ?? ''}`)) return '征求意见稿'
  const dated = fields.writtenAt ?? fields.publishedAt ?? fields.effectiveFrom
  const issued = fields.issuer !== null && dated !== null
  return issued || (fields.docNo !== null && dated !== null) ? '有效' : null
}
