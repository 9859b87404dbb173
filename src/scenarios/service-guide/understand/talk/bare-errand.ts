import type { CatalogueEntry } from '../item/catalogue.ts'

/** Wants some paper or errand done and says no more of it (`我要办证`, `想开个证明`). */
const BARE =
  /^(?:你好|您好|请问|[，,]|那|我们?|俺|咱们?|想|要|需要|得|准备|打算|来|去|帮我|给我)*(?:办理?|换|补办?|领|开|弄|续)(?:一?[个张下件])?(证件?|证明|证书|执照|手续|业务|事情?|卡)(?:[了吧呢啊呀的，,。！!？?]|怎么[办弄]|可以吗|行吗)*$/

/** What a question wants done that names no kind of it, or null when it says more. */
const bareErrand = (question: string): string | null => BARE.exec(question.trim())?.[1] ?? null

/** Whether a question wants a paper or an errand done without a word on which. */
export const isBareErrand = (question: string): boolean => bareErrand(question) !== null

/** Whether a question wants a paper done that an item's names do not speak of. */
export function wantsOtherPaper({ item }: CatalogueEntry, question: string): boolean {
  const errand = bareErrand(question)
  if (errand === null || /手续|业务|事/.test(errand)) return false
  return ![item.name, ...(item.aliases ?? [])].some((name) => name.includes(errand.replace('证件', '证')))
}
