import type { Aspect } from './aspects.ts'
import type { CatalogueEntry } from '../item/catalogue.ts'
import { wordHeld } from '../words/word-held.ts'
import type { SameWords } from '../words/same-words.ts'

/** What is done at a counter, or what is charged and waited for there only. */
const HANDLING =
  /办|申请|申领|申报|补(?![贴助偿休课])|换|登记|注销|备案|报装|开户|过户|提取|审批|审核|批(?!发)|参保|认定|评审|评残|鉴定|转移|迁|落户|开具|开(出|一)|出证|出来|下来|到手|到账|拿到|拿证|工本|手续费|上牌|受理|复核|异议|预约|报停|复热|开通|通气/
/** A price by the unit of what is used or bought. */
const UNIT_PRICE =
  /(一|每|首|半|包)(个?小时|度|吨|立?方(米)?|平(方|米|方米)?|公里|晚|餐|顿|斤|公斤|月|天|次)|(每|头一|往后)年|门票|票价|租金|单价|[电水气煤房油]价|月卡/
/** A shop or a private house, which is no counter. */
const PREMISES =
  /(?:店|医院|超市|药房|药店|诊所|商场|照相馆|饭馆|公司)(?=在(?:哪|什么地方)|怎么走|地址|便宜|好[？?]?$)|哪[家个](?:店|[\p{Script=Han}]{0,3}(?:医院|药店|诊所|超市|银行))/u
/** Day on which something is given out, opens or ends. */
const EVENT_DAY =
  /(什么时候|啥时候?|几号|哪天|几月份?)[^，。？?办批]{0,4}(发(?!证|下来|照)|开始|开放|启动|结束|截止|停|来|开学|放假)/
/** Something is used, visited or consumed, not applied for. */
const USE =
  /(坐|乘|看|停车|吃|住|游|逛|进|参观|充电|打疫苗|打针)[^，。？?]{0,6}(免费|要钱|收费|多少钱|收多少|优惠)/
/** Times off work and others that a rule gives. */
const GIVEN_DAYS =
  /假[^，。？?]{0,4}(多少|几)(天|个?月)|(休|放假)[^，。？?]{0,4}(多少|几)(天|个?月)|(多少|几)(天|个?月)[^，。？?]{0,2}假/
/** The fields that a word about the thing itself may be taken for. */
const PRICED: ReadonlySet<Aspect> = new Set(['fee', 'time', 'standard', 'validity'])
const FULLY = 0.8
const FEW_BESIDE = 2

/**
 * Whether a question after a fee or a time asks for the price or the days of a thing (`停车费首小时多少钱`, `产假多少天`) rather than
 * what handling an item costs and how long it takes. A guide's fee and time limit answer the latter only.
 */
export function asksOfThing(
  question: string,
  aspects: readonly Aspect[],
  entry: CatalogueEntry | null,
  { same, beside, carried }: { same: SameWords; beside: number; carried: boolean },
): boolean {
  if (aspects.includes('place') && PREMISES.test(question) && beside > 0) return true
  if (!aspects.includes('fee') && !aspects.includes('time')) return false
  if (aspects.some((aspect) => !PRICED.has(aspect))) return false
  const [unit = null] = UNIT_PRICE.exec(question) ?? []
  if (unit !== null && entry?.item.fee?.amount?.includes(unit)) return false
  if (unit !== null || GIVEN_DAYS.test(question) || EVENT_DAY.test(question)) return true
  if (HANDLING.test(question)) return false
  const named =
    entry !== null &&
    ((beside <= FEW_BESIDE && isNamedIn(entry, question, same)) ||
      question.includes(lastAction(entry.item.name)))
  return USE.test(question) || !(carried || named)
}

/** What the name says is done: its last two characters (`异议复核`, `家庭共济绑定`). */
const lastAction = (name: string): string => name.replace(/[（(].*/, '').slice(-2)

/** Whether some name of an item stands whole in a question, in these or in other words. */
export const isNamedIn = ({ names }: CatalogueEntry, question: string, same: SameWords): boolean =>
  names.some(({ words }) => isSaid(words, question, same))

/** Whether all of a name's words but those for handling stand in the question. */
function isSaid(words: readonly string[], question: string, same: SameWords): boolean {
  const telling = words.filter((word) => !/^(申领|申请|办理|登记|办|领|核发|首次|普通|居民)$/.test(word))
  return telling.length > 0 && telling.every((word) => wordHeld(word, question, same) >= FULLY)
}

/** Items that give money. */
const GIVES = /补贴|补助|津贴|救助|奖励|奖补|资助|贴息|消费券|报销|提取|待遇|保险金|低保|退费|扶持/
const CHARGED = /收费|要钱|收钱|花|交|缴|费用|工本|手续/

/** `多少钱` of an item that gives money asks for what it gives. */
export function readAmount(
  question: string,
  aspects: readonly Aspect[],
  name: string | null,
): readonly Aspect[] {
  if (aspects.length === 0 && name !== null && GIVES.test(name) && /多少[？?。]?$/.test(question))
    return ['standard']
  if (name === null || !GIVES.test(name) || !/多少钱|几块|多少元/.test(question) || CHARGED.test(question))
    return aspects
  return [...new Set(aspects.map((aspect) => (aspect === 'fee' ? 'standard' : aspect)))]
}
