/** How an official text speaks of whoever calls. */
export const CALLER = '诉求人'

/** Words that begin with 我 or hold it and speak of nobody in particular. */
const KEPT = /自我|我国|我省|我市|我县|我区|我局|我中心/
const KIN: readonly (readonly [RegExp, string])[] = [
  [/爸爸|老爸|爸|爹/, '父亲'],
  [/妈妈|老妈|妈|娘/, '母亲'],
  [/媳妇儿?|老婆/, '妻子'],
  [/老公/, '丈夫'],
  [/闺女/, '女儿'],
]
const KIN_AFTER = new RegExp(`^(?:家)?(?:${KIN.map(([said]) => said.source).join('|')})`)
/** Callers who say what they are are called just that (我们家长 → 家长). */
const KIND = /^(?:家长|业主|居民|村民|商户|住户|员工|职工|学生|工人|乘客|租户|车主)/
const GROUP = /^(?:这个?|那个?)?(?=小区|村|楼|单元|学校|班|公司|单位|厂|社区|街道|镇|县|区|市场|院)/
const ME = new RegExp(`(?:${KEPT.source})|(?:我们|咱们|咱|俺们|俺|本人|我)(?:自己)?(?:这个人)?`, 'g')

/**
 * Words of a caller in the third person (我家 → 诉求人家, 我们小区 → 本小区); what stands in quotation marks stays.
 */
export function toThirdPerson(text: string): string {
  let out = ''
  let from = 0
  for (const match of text.matchAll(ME)) {
    if (match.index < from || KEPT.test(match[0]) || isQuoted(text, match.index)) continue
    out += text.slice(from, match.index)
    from = match.index + match[0].length
    const rest = text.slice(from)
    const group = /们/.test(match[0]) ? GROUP.exec(rest) : null
    const kin = KIN_AFTER.exec(rest)?.[0]
    out += group !== null ? '本' : /们/.test(match[0]) && KIND.test(rest) ? '' : CALLER
    if (group !== null) from += group[0].length
    if (kin !== undefined) {
      out += KIN.find(([said]) => said.test(kin))![1]
      from += kin.length
    }
  }
  return `${out}${text.slice(from)}`
}

const isQuoted = (text: string, at: number): boolean => {
  const before = text.slice(0, at)
  return before.lastIndexOf('“') > before.lastIndexOf('”')
}
