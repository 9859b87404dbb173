import type { ServiceItem, ServiceLocation, ServiceMaterial } from '../../../store/service-item.ts'

/** Days with their unit; 0 is done on the spot. */
export const daysText = (days: number, unit: string | undefined): string =>
  days === 0 ? '当场或者即时办结' : `${days}个${unit ?? '工作日'}`

const joined = (parts: readonly (string | null | undefined)[], mark: string): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(mark)

/** `原件1份`, or null when the guide says neither. */
export const formText = ({ form, copies }: ServiceMaterial): string | null =>
  joined([form, copies === undefined ? null : `${copies}份`], '') || null

const casesText = (cases: readonly string[] | undefined): string =>
  cases === undefined || cases.length === 0 ? '' : `（适用情形：${cases.join('、')}）`

export function materialLine(material: ServiceMaterial): string {
  const { name, necessity, exempt_by: exempt, source, cases } = material
  const exemption = exempt === undefined ? null : exempt === null ? '需提交' : `免提交（${exempt}）`
  const details = joined([formText(material), necessity, exemption, source && `来源：${source}`], '，')
  return `${name}${details === '' ? '' : `：${details}`}${casesText(cases)}`
}

export const conditionLine = ({ text, cases }: { text: string; cases?: string[] | undefined }): string =>
  `${text}${casesText(cases)}`

export function stepLine({ name, actor, time }: NonNullable<ServiceItem['steps']>[number]): string {
  const details = joined([actor, time], '，')
  return details === '' ? name : `${name}（${details}）`
}

export function locationLine({ district, place, address, hours, phone }: ServiceLocation): string {
  const parts = [place, address && `地址：${address}`, hours && `时间：${hours}`, phone && `电话：${phone}`]
  return joined([district, joined(parts, '；')], '：')
}

export function basisLine({ title, doc_no, clause }: NonNullable<ServiceItem['basis']>[number]): string {
  return joined([title, doc_no, clause], '，')
}
