/** How a question asks for something of its own, and not only `…呢`. */
const ASKS =
  /多少|多久|多大|多长|多远|多高|几|哪|什么|怎么|怎样|如何|谁|吗|何时|啥|咋|能不能|可不可以|是不是|有没有|要不要|用不用|是否|能否|为何/
const NUMBER = /\d+(?:\.\d+)?(?=(\p{Script=Han}))/gu
const NAMES_YEAR = /(?:19|20)\d{2}年?|去年|前年|今年|明年|现在/
const YEARS = /(?:在)?(?:(?:19|20)\d{2}年度?(?:\d{1,2}月份?)?(?:\d{1,2}[日号])?|去年|前年|今年|明年|现在)的?/g

/** Whether a turn asks for something itself; `那农村呢` and `我奶奶95` only put another case to the question before. */
export const asksItself = (question: string): boolean => ASKS.test(question)

/**
 * An earlier question put to another case (`80岁补多少` and `95岁的呢` → `95岁补多少，95岁的`): numbers of the same unit and the
 * time give way to those of the case, which follows the question.
 */
export function completeQuestion(asking: string, fragment: string): string {
  const put = putBy(fragment)
  const plain = asking.replace(/[？?。；;！!]+/g, '，').replace(/，+$/, '')
  const timed = NAMES_YEAR.test(put) ? plain.replace(YEARS, '') : plain
  const replaced = [...put.matchAll(NUMBER)].reduce(
    (text, [number, unit]) => text.replace(new RegExp(`\\d+(?:\\.\\d+)?(?=${unit!})`), number),
    timed,
  )
  return `${replaced}，${put}`
}

/** What a turn puts to a question, without the words that only join it to what was said. */
export const putBy = (fragment: string): string =>
  fragment.replace(
    /^(?:那么?|如果|要是|换成|还有|(?:不是|不对|错了)[，,]|我(?:说|问|指|想问)的是|我是(?:说|问))+|(的话)?呢?[？?。！!]*$/g,
    '',
  )

/** Where a question begins to ask of the thing that it names first. */
const ASKS_OF =
  /标准|多少|多久|几[个天年次岁月]|什么|怎么|怎样|如何|哪|谁|啥|咋|何时|能|可以|需要|[一每][个平次月年天辆只户人]|最[高低多少]|[要收交补奖罚发领给]/

/** A question asked of another thing than the one it begins with; as it is when it begins with none. */
export function putOfAnother(asking: string, fragment: string): string {
  const at = asking.search(ASKS_OF)
  return at <= 0 ? asking : `${putBy(fragment)}${asking.slice(at)}`
}
