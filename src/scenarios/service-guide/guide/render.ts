import type { ServiceItem } from '../../../store/service-item.ts'
import type { SectionRecord } from '../../../store/records.ts'
import { SECTION_FIELDS } from './fields.ts'
import { SECTION_NAMES, type SectionName } from './field-names.ts'

/** A guide as text, with the extent of every section and field. */
export interface RenderedGuide {
  text: string
  /** Sections (level 1) and their fields (level 2), in the order of the text. */
  sections: SectionRecord[]
}

const TITLE_LENGTH = 24

/** The canonical text of an item: the same item always reads the same; what it does not state is not mentioned. */
export function renderGuide(item: ServiceItem): RenderedGuide {
  const sections: SectionRecord[] = []
  let text = `${item.name}${item.sample ? '（示例）' : ''}\n`
  for (const name of Object.keys(SECTION_NAMES) as SectionName[]) {
    const fields = SECTION_FIELDS[name](item)
    if (fields.length === 0) continue
    const title = SECTION_NAMES[name]
    const section = sectionOf(name, null, title, [title], text.length + 1)
    text += `\n${title}\n`
    sections.push(section)
    for (const field of fields) {
      const line = field.text.replace(/\s*\n\s*/g, ' ')
      const path = field.label === null ? [title] : [title, field.label]
      const start = text.length
      text += `${line}\n`
      const heading = field.label ?? line.split('：', 1)[0]!.slice(0, TITLE_LENGTH)
      sections.push({ ...sectionOf(field.anchor, name, heading, path, start), end: text.length - 1 })
    }
    section.end = text.length - 1
  }
  return { text: text.trimEnd(), sections }
}

const sectionOf = (
  anchor: string,
  parent: string | null,
  title: string,
  path: string[],
  start: number,
): SectionRecord => ({
  anchor,
  parent,
  level: parent === null ? 1 : 2,
  label: null,
  title,
  path,
  start,
  end: start,
})
