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
/** A place after 我们 is the callers' own (我们海棠街道…). */
const PLACE_AFTER =
  /^(?![去到在从找问被跟和给想要都也就还没不说自一])\p{Script=Han}{2,6}?(?:街道|镇|乡|村|小区|社区|路|巷|花园|公寓|家园|苑)/u
const ME = new RegExp(`(?:${KEPT.source})|(?:我们|咱们|咱|俺们|俺|本人|我)(?:自己)?(?:这个人|人(?=在))?`, 'g')

/**
 * Words of a caller in the third person (我家 → 诉求人家, 我们小区 → 本小区); what stands in quotation marks stays.
 */
export function toThirdPerson(text: string): string {
  let out = ''
  let from = 0
  let read = 0
  let quoted = false
  for (const match of text.matchAll(ME)) {
    quoted = endsQuoted(text.slice(read, match.index), quoted)
    read = match.index
    if (match.index < from || KEPT.test(match[0]) || quoted) continue
    out += text.slice(from, match.index)
    from = match.index + match[0].length
    const rest = text.slice(from)
    const group = /们/.test(match[0]) ? GROUP.exec(rest) : null
    const kin = KIN_AFTER.exec(rest)?.[0]
    out +=
      group !== null ? '本' : /们/.test(match[0]) && (KIND.test(rest) || PLACE_AFTER.test(rest)) ? '' : CALLER
    if (group !== null) from += group[0].length
    if (kin !== undefined) {
      out += KIN.find(([said]) => said.test(kin))![1]
      from += kin.length
    }
  }
  return `${out}${text.slice(from)}`
}

/** Whether a stretch ends within quotation marks, as it began where it has none. */
const endsQuoted = (stretch: string, began: boolean): boolean => {
  const [opened, closed] = [stretch.lastIndexOf('“'), stretch.lastIndexOf('”')]
  return opened === closed ? began : opened > closed
}
