import type { Stop } from '../../rag/answer/context.ts'
import type { CatalogueEntry } from './understand/catalogue.ts'

const NUMERALS = ['一', '二', '三']

/** Ask which of several items is meant, by number or name. */
export function askWhichItem(entries: readonly CatalogueEntry[]): Stop {
  const lines = entries.map(({ item }, i) => `${NUMERALS[i] ?? i + 1}、${item.name}`)
  return { status: 'clarification_case', text: `您想办的是哪一项？\n${lines.join('\n')}` }
}

/** None of the library's items fits. */
export const NO_ITEM: Stop = {
  status: 'unanswerable_no_evidence',
  text: '事项库里没有找到您要办的事项。请说出事项的名称（如“居住证申领”），或拨打政务服务热线。',
}

/** Another city's counters are not ours to speak of. */
export const elsewhere = (city: string): Stop => ({
  status: 'unanswerable_out_of_scope',
  text: `事项库里没有${city}的办事指南，请向当地政务服务热线 12345 咨询。`,
})
