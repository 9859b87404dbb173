import type { UnitRole } from '../../../store/records.ts'

/** An office named in a bracket; offsets are relative to the text given. */
export interface NamedUnit {
  unit: string
  role: UnitRole
  start: number
  end: number
}

const LABELS: Record<string, UnitRole> = {
  牵头: '牵头',
  主办: '牵头',
  配合: '配合',
  协办: '配合',
  参与: '配合',
  责任: '责任',
  负责: '责任',
  落实: '责任',
}
const LABEL = /^\s*(牵头|主办|配合|协办|参与|责任|负责|落实)(?:单位|部门|科室|处室|主体)?\s*[：:]\s*/u
/** What stands behind the names: `…牵头`, `…按职责分工负责`, `…配合`. */
const ROLE_WORDS = '(?:按照?(?:各自)?(?:职责|职能)(?:分工)?|分工|共同|分别|具体|等)*'
const LED = new RegExp(`^(?:由)?(.+?)${ROLE_WORDS}(?:牵头|主办)(?:负责|办理|落实|组织|实施)*$`, 'u')
const HELPED = new RegExp(
  `^(?:会同|由)?(.+?)${ROLE_WORDS}(?:配合|参与|协办|协助)(?:负责|落实|实施|做好)*$`,
  'u',
)
const CHARGED = new RegExp(`^(?:由)?(.+?)${ROLE_WORDS}(?:负责|落实)(?:落实|实施|组织实施)*$`, 'u')

/** An office's name ends in one of these. */
const OFFICE_END =
  '(?:局|委|办|部|厅|院|中心|政府|管委会?|委员会|部门|单位|公司|集团|支队|总队|大队|队|会|社|处|所|站|馆|银行|区市|县区|县市|区县|开发区|学校|大学|海关|企业|机构|组织|联盟|街道|镇|乡|办公室|厂|分行|专班|铁塔|移动|联通|电信|热线)'
const OFFICE = new RegExp(
  `^(?:各|市|省|县|区|国家|有关|相关|[\\u4e00-\\u9fff（）]).{0,28}${OFFICE_END}$`,
  'u',
)
const JOINT = new RegExp(`(?<=${OFFICE_END})(?:和|与|及|以及|会同)(?=各|市|省|县|区|有关|相关|国家)`, 'u')

/** A bracket that holds more than this is text. */
const LONGEST = 500

/**
 * Offices and their roles in the inside of a bracket (`市A局牵头，市B局配合`, `责任单位：市A局、市B局`,
 * `市A局、市B局负责`), or none when it says anything else.
 */
export function readUnits(inside: string): NamedUnit[] {
  if (inside.length > LONGEST) return []
  const labelled = readLabelled(inside)
  const units = labelled ?? readWorded(inside)
  return units.length > 0 && units.every(({ unit }) => OFFICE.test(unit)) ? units : []
}

function readLabelled(inside: string): NamedUnit[] | null {
  if (!LABEL.test(inside)) return null
  const units: NamedUnit[] = []
  let role: UnitRole = '责任'
  let offset = 0
  for (const part of inside.split(/[；;]/u)) {
    const label = LABEL.exec(part)
    if (label) role = LABELS[label[1]!]!
    const skipped = label?.[0].length ?? 0
    units.push(...splitNames(part.slice(skipped), offset + skipped, role))
    offset += part.length + 1
  }
  return units
}

/** Clauses end where a role word does; a comma alone separates names. */
function readWorded(inside: string): NamedUnit[] {
  const units: NamedUnit[] = []
  const clauses = [
    ...inside.matchAll(
      /.+?(?:牵头|主办|配合|参与|协办|协助|负责|落实)[\u4e00-\u9fff]{0,4}?(?:[，,；;、]|$)/gu,
    ),
  ]
  if (clauses.length === 0 || clauses.map((clause) => clause[0]).join('') !== inside) return []
  for (const clause of clauses) {
    const text = clause[0].replace(/[，,；;、]$/u, '')
    const read = readClause(text)
    if (!read) return []
    units.push(...splitNames(read.names, clause.index + text.indexOf(read.names), read.role))
  }
  return units
}

function readClause(text: string): { names: string; role: UnitRole } | null {
  const led = LED.exec(text)
  if (led) return { names: led[1]!, role: '牵头' }
  const helped = HELPED.exec(text)
  if (helped) return { names: helped[1]!, role: '配合' }
  const charged = CHARGED.exec(text)
  return charged ? { names: charged[1]!, role: '责任' } : null
}

function splitNames(names: string, offset: number, role: UnitRole): NamedUnit[] {
  const units: NamedUnit[] = []
  let start = offset
  for (const part of names.split(/([、，,])/u)) {
    if (!/^[、，,]$/u.test(part)) units.push(...splitJoint(part, start, role))
    start += part.length
  }
  return units
}

function splitJoint(text: string, offset: number, role: UnitRole): NamedUnit[] {
  const joint = JOINT.exec(text)
  const here = joint ? text.slice(0, joint.index) : text
  const unit = here.trim().replace(/等$/u, '').trim()
  const start = offset + here.indexOf(unit)
  const first = unit === '' ? [] : [{ unit, role, start, end: start + unit.length }]
  if (!joint) return first
  const rest = joint.index + joint[0].length
  return [...first, ...splitJoint(text.slice(rest), offset + rest, role)]
}
