import type { QueryAnalysis } from '../retrieve/types.ts'
import { ASKS_PENALTY, PENALTY } from './extractive/asked/required-statement.ts'

/** What a question wants named one by one, and how a text looks that names it. */
interface Particular {
  asked: RegExp
  named: RegExp
}

const PARTICULARS: readonly Particular[] = [
  {
    asked: /名单(有|是|在|[？?，。]|$)|(给|要|看).{0,3}名单|花名册/,
    named: /名单(如下|为)|名录(如下|为)|：[^。：、]*、[^。、]*、/,
  },
  {
    asked: /哪(条|几条)(街|路)|在哪条|哪(一)?个地址|具体(在|地址)/,
    named: /\p{Script=Han}{2}(路|街|大道|巷)/u,
  },
  { asked: /(手机号|电话|号码).{0,4}(多少|是什么|几号)|怎么打电话/, named: /\d{3,4}-?\d{7,8}|1\d{4}|热线/ },
  { asked: /叫什么名字|姓什么|是谁当/, named: /局长|主任|姓名/ },
  {
    asked: /(补贴|补助|奖励|奖补|资助)[^，。；？]{0,4}多少|多少(补贴|补助|奖励|奖金)/,
    named: /补|奖|资助|给予|发放|贴息|津贴/,
  },
  { asked: /发票|抬头/, named: /发票|票据|抬头/ },
  { asked: /(几|多少)(周)?岁|多大(年纪|岁数|年龄)/, named: /岁|满\d+个月/ },
  { asked: /几点|(上|下)班(吗|时间)/, named: /\d[:：]\d{2}|\d时|[一二三四五六七八九十]点|全天/ },
  { asked: ASKS_PENALTY, named: PENALTY },
  { asked: /(什么|啥|哪些|多少)税|税率/, named: /(?<!完)税(?!务|票|收征缴)/ },
  {
    asked: /(怎么|如何|咋)(申请|申领)/,
    named: /申请|申领|提交|提出|办理|受理|窗口|平台|APP|网|向|凭|持/,
  },
  { asked: /赔/, named: /赔|补偿|抵扣|抵减|退还|退费|抚慰|先行支付/ },
]
/** Counters of things, those of a group counting the same: what is asked by one must be counted by one of its group. */
const COUNTERS: readonly string[] = [
  '起宗件',
  '栋幢座',
  '趟班次',
  '辆台部件',
  '层楼',
  '科门',
  '艘条只',
  '张份',
  '间套处',
  '亩',
  '盏',
  '吨',
]
const COUNTED = new RegExp(`(?:多少|几)个?([${COUNTERS.join('')}])(?![月时类]|文件)`)
const NUMERAL = '[\\d一二两三四五六七八九十百千万亿余多]'
/** A fund that is asked for by its name, and words that name any. */
const ASKED_FUND = /多少(?!奖金|资金|租金|押金|现金|定金|罚金)([\p{Script=Han}]{1,5})金/u
/** A matter of another level of government. */
const OTHER_LEVEL = /全省|全国|省级|国家级|中央/
/** An amount of money is asked for, and how one is stated. */
const ASKS_AMOUNT =
  /多少钱|几块|票价|金额(是)?多少|(租金|费|罚款|工资|价格)[^，。；？]{0,4}多少|(补|奖|报销)多少|收费标准|(怎么|如何)收费/
const STATES_AMOUNT = /元|免费|免收|不收|免交|免缴|免除|全额|减半|[%％]|分之|倍/
const STATES_MONEY = /元|免|不收|全额|减半/
const ASKS_SHARE = /比例[^，。；？]{0,3}多少|百分之几/
const STATES_SHARE = /[%％]|分之|成|倍|全额|元|不再|免/
/** The text leaves to others the list that is asked for. */
const LEFT_TO_OTHERS =
  /(名录|名单|点位|品种)[^，。；]{0,20}(另行(制定|规定|公布|通知)|由[^，。；]{2,24}(公布|制定|确定))/
const ASKS_LIST = /哪些|哪几|什么品种|名单|具体/

/**
 * Whether a text states what a question asks for by kind — an amount, a share, a list of names, a street, a phone
 * number, a number of things. True when it asks for none of these; a text that leaves them to another document does not
 * state them. `sources` are the titles and headings the text is quoted from.
 */
export function statesAskedParticulars(
  { question }: Pick<QueryAnalysis, 'question'>,
  said: string,
  sources = '',
): boolean {
  if (PARTICULARS.some(({ asked, named }) => asked.test(question) && !named.test(`${said}\n${sources}`)))
    return false
  const asksPenalty = /罚/.test(question)
  if (!asksPenalty && ASKS_AMOUNT.test(question) && !STATES_AMOUNT.test(said)) return false
  if (!asksPenalty && /多少钱|几块/.test(question) && !STATES_MONEY.test(said)) return false
  if (/具体(是|要)?多少(钱|元)|多少元/.test(question) && !/元/.test(said)) return false
  if (ASKS_SHARE.test(question) && !STATES_SHARE.test(said)) return false
  if (!countsAsked(question, said)) return false
  const level = OTHER_LEVEL.exec(question)?.[0]
  if (level !== undefined && !said.includes(level.slice(-1))) return false
  return !(ASKS_LIST.test(question) && LEFT_TO_OTHERS.test(said))
}

/** Whether the fund a question asks the amount of (`多少失业金`) is named; true when it asks for none. */
export function namesAskedFund({ question }: Pick<QueryAnalysis, 'question'>, text: string): boolean {
  const fund = ASKED_FUND.exec(question)?.[1]
  return fund === undefined || new RegExp(`${fund}[^，。；]{0,3}金`).test(text)
}

/** Whether a number of the things asked for (`多少起`) stands in a text, by that counter or one of the same group. */
function countsAsked(question: string, said: string): boolean {
  const counter = COUNTED.exec(question)?.[1]
  if (counter === undefined) return true
  const same = COUNTERS.filter((group) => group.includes(counter)).join('')
  return new RegExp(`${NUMERAL}个?[${same}]`).test(said)
}

/** A question about one's own running case: no policy document knows it. */
export const ASKS_OWN_CASE =
  /(帮我|给我)(查|看).{0,8}(进度|到哪|办到|结果)|办到哪(一)?步|(我的?|昨天|前天|上周|刚)[^，。？]{0,12}(申请|提交|交)的[^，。？]{0,16}(进度|到哪|批了|结果|审核到)/
