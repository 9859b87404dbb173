import type { ServiceItem, ServiceLocation, ServiceMaterial } from '../../../store/service-item.ts'
import { itemError } from './item-error.ts'

/** Parts of an entry, separated by `|` or `｜`. */
const partsOf = (entry: string): string[] => entry.split(/[|｜]/).map((part) => part.trim())

const MATERIAL_PARTS: readonly (readonly [
  RegExp,
  (material: ServiceMaterial, found: RegExpExecArray) => void,
])[] = [
  [
    /^(原件和复印件|原件或电子|原件|复印件|电子)?\s*(?:(\d+)\s*份)?$/,
    (material, [, form, copies]) => {
      if (form !== undefined) material.form = form
      if (copies !== undefined) material.copies = Number(copies)
    },
  ],
  [/^(必要|容缺|视情形)$/, (material, [, necessity]) => void (material.necessity = necessity)],
  [/^需提交$/, (material) => void (material.exempt_by = null)],
  [/^免提交[：:（(](.+?)[）)]?$/, (material, [, licence]) => void (material.exempt_by = licence!)],
  [/^来源[：:](.+)$/, (material, [, source]) => void (material.source = source!)],
  [/^适用[：:](.+)$/, (material, [, cases]) => void (material.cases = cases!.split('、'))],
]

/** `居民户口簿|原件1份|必要|免提交：居民户口簿|来源：公安机关|适用：未满16周岁`; all but the name may be left out. */
export function readMaterial(entry: string): ServiceMaterial {
  const [name = '', ...parts] = partsOf(entry)
  const material: ServiceMaterial = { name: required(name, '申请材料') }
  for (const part of parts.filter((one) => one !== '')) {
    const reading = MATERIAL_PARTS.map(([pattern, write]) => ({ found: pattern.exec(part), write })).find(
      ({ found }) => found !== null,
    )
    if (reading?.found == null)
      throw itemError('ITEM_VALUE_INVALID', `“申请材料”的“${name}”有看不懂的部分“${part}”`)
    reading.write(material, reading.found)
  }
  return material
}

/** `未满16周岁的由监护人陪同|适用：未满16周岁`. */
export function readCondition(entry: string): NonNullable<ServiceItem['conditions']>[number] {
  const [text = '', use] = partsOf(entry)
  const cases = /^适用[：:](.+)$/.exec(use ?? '')?.[1]?.split('、')
  return { text: required(text, '受理条件'), ...(cases && { cases }) }
}

/** `首次：没有领过证的`. */
export function readCase(entry: string): NonNullable<ServiceItem['cases']>[number] {
  const [, name = '', when = ''] = /^([^：:|｜]+)(?:[：:|｜](.+))?$/s.exec(entry) ?? []
  return { name: required(name.trim(), '办理情形'), when: when.trim() || name.trim() }
}

/** `审核|区县人社局|5个工作日`. */
export function readStep(entry: string): NonNullable<ServiceItem['steps']>[number] {
  const [name = '', actor, time] = partsOf(entry)
  return { name: required(name, '办理流程'), ...(actor && { actor }), ...(time && { time }) }
}

/** `澄湾区|政务服务中心|澄心路66号|周一至周五9:00—17:00|0638-0002300`; one part alone is an address. */
export function readLocation(entry: string): ServiceLocation {
  const parts = partsOf(entry)
  if (parts.length === 1) return { address: required(parts[0] ?? '', '办理地点') }
  const [district, place, address, hours, phone] = parts
  return {
    ...(district && { district }),
    ...(place && { place }),
    ...(address && { address }),
    ...(hours && { hours }),
    ...(phone && { phone }),
  }
}

/** `《某某法》|某发〔2024〕1号|第三条`. */
export function readBasis(entry: string): NonNullable<ServiceItem['basis']>[number] {
  const [title, doc_no, clause] = partsOf(entry)
  return { ...(title && { title }), ...(doc_no && { doc_no }), ...(clause && { clause }) }
}

/** `问：能代办吗？答：能。`. */
export function readFaq(entry: string): NonNullable<ServiceItem['faq']>[number] {
  const [, q, a] = /^(?:问[：:])?(.+?)\s*答[：:](.+)$/s.exec(entry) ?? []
  if (q === undefined || a === undefined)
    throw itemError('ITEM_VALUE_INVALID', `“常见问题”应写成“问：…答：…”，而不是“${entry.slice(0, 40)}”`)
  return { q: q.trim(), a: a.trim() }
}

function required(value: string, column: string): string {
  if (value === '') throw itemError('ITEM_FIELD_MISSING', `“${column}”有一条没有内容`)
  return value
}
