import type { Stop } from '../../rag/answer/context.ts'
import type { CatalogueEntry } from './understand/item/catalogue.ts'
import { WHICH_ITEM } from './understand/talk/replies.ts'

const NUMERALS = ['一', '二', '三']

/** Ask which of several items is meant, by number or name. */
export function askWhichItem(entries: readonly CatalogueEntry[]): Stop {
  const lines = entries.map(({ item }, i) => `${NUMERALS[i] ?? i + 1}、${item.name}`)
  return { status: 'clarification_case', text: `${WHICH_ITEM}\n${lines.join('\n')}` }
}

/** None of the library's items fits. */
export const NO_ITEM: Stop = {
  status: 'unanswerable_no_evidence',
  text: '事项库里没有找到您要办的事项。请说出事项的名称（如“居住证申领”），或拨打政务服务热线。',
}

/** Something is to be done, and not said what. */
export const WHICH_ERRAND: Stop = {
  status: 'clarification_case',
  text: '请问您要办哪个证件或者哪件事？请说出名称（如“居住证申领”“换身份证”）。',
}

/** Another city's counters are not ours to speak of. */
export const elsewhere = (city: string): Stop => ({
  status: 'unanswerable_out_of_scope',
  text: `事项库里没有${city}的办事指南，请向当地政务服务热线 12345 咨询。`,
})

/** Files and accounts of persons are not ours to look into. */
export const OWN_CASE: Stop = {
  status: 'unanswerable_out_of_scope',
  text: '这里只有政策文件和办事指南，查不到您个人的办理进度、账户和记录。请在原来申请的渠道查询，或拨打咨询电话。',
}
