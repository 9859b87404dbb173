import { ASKS_PENALTY, PENALTY } from './required-statement.ts'

/** What kind of thing an interrogative asks for, and how a statement looks that gives it. */
interface AskedType {
  asked: RegExp
  given: RegExp
}

const ASKED_TYPES: readonly AskedType[] = [
  { asked: /几号|哪(一)?天|哪几天|几月|哪(一)?(个)?月/, given: /\d+月(?!内)|\d+日(?!内)|首月|月底|季度末/ },
  {
    asked: /啥时候|什么时候|何时|哪年|多会儿|截止/,
    given: /\d+月|\d+日|每(月|季|年)|季度|(自|从|于|之日)[^，。；]{2,24}(起|前|内)/,
  },
  { asked: /几点/, given: /\d+[:：]\d{2}|\d+时(?!间)/ },
  {
    asked: /多久|多长时间|几天|几个(工作日|月)|多少(天|个月|个工作日|小时)|期限|时限|几年|多少年|有效期|期满/,
    given:
      /\d+\s*(个)?(工作日|工作小时|天|日(?!起|，)|个?月(?!\d|底)|年(?!度|\d)|小时|分钟)|长期|即时|当场|当日/,
  },
  {
    asked:
      /多少钱|几块|多少元|(补|奖|给|发|拿|领|收|交|掏|免|贷|提取?|报销?)[^，。；？]{0,4}多少|多少[^，。；？]{0,4}(补|奖|费|钱|元)|(标准|额度|上限|封顶|金额|租金|费用|票价|价格)[^，。；？]{0,5}(多少|是|几)/,
    given: /\d[\d.]*\s*(万|亿)?元|[%％]|免费|免收|不收|全额|减半|分之|倍/,
  },
  { asked: ASKS_PENALTY, given: PENALTY },
  {
    asked: /比例|百分之?几|几成|(多少|几|\d+)个(百分)?点|占比|[^效频税利]率(?!先)[^，。；]{0,6}(多少|要|达)/,
    given: /[%％]|百分点|分之|成(?=[，。；])/,
  },
  { asked: /几岁|多大(年纪|岁数)?(?!面积)|年龄/, given: /周岁|\d岁/ },
  {
    asked: /谁(来|去)?(负责|管|罚|批|定|牵头|垫|出|付|说了算)|归谁|由谁|哪个(部门|单位|局)|找谁|归哪/,
    given:
      /(局|委|部门|办公室|政府|单位|机构|中心|人|企业|公司)[^，。；]{0,30}(负责|牵头|处|裁定|审批|支付|承担|办理|责令|决定|主管|受理|批准|申请)/,
  },
  {
    asked: /去哪|在哪|往哪|上哪|到哪|哪儿|哪里|什么地方/,
    given: /窗口|中心|平台|APP|网站|向[^，。；]{2,24}(提出|申请|提交)|站点|通过|大厅|部门/,
  },
  {
    asked: /多少(平|平方米|平米)|几(平|平方米|平米)|面积/,
    given: /\d\s*平方米/,
  },
  { asked: /几次|多少次|几回|几顿|多少回/, given: /\d\s*(次|餐|回|批)|[一二两三]次/ },
  {
    asked:
      /能不能|可不可以|能.{1,14}(吗|不)[？?，]?|可以.{1,14}(吗|不)[？?，]?|行不行|还要|需要.{0,14}吗|用不用|让不让/,
    given: /不得|可以|不再|无需|允许|禁止(?![^，。；]{1,14}的，)|不能|不受|免|方可|视同|不予/,
  },
]

/** Share, in [0, 1], of the kinds of thing a question asks for that a text gives; 0 when it asks for none of them. */
export function typeFit(question: string, text: string): number {
  const asked = ASKED_TYPES.filter((type) => type.asked.test(question))
  return asked.length === 0 ? 0 : asked.filter((type) => type.given.test(text)).length / asked.length
}
