/** What is done with money, and how a rule says that it is done. */
interface Act {
  asked: RegExp
  done: RegExp
}

const ACTS: readonly Act[] = [
  { asked: /返(还)?[^，。；？]{0,3}(多少|几|啥)/, done: /返/ },
  {
    asked:
      /(能|可以|给|要)退(?!休|役|伍|出)|退(还|钱|费|卡|款)?[^，。；？休役伍]{0,3}(多少|几[成块个])|退(吗|不)/,
    done: /退(?!休|役|伍|出)|返还/,
  },
  {
    asked:
      /补(贴|助)?[^，。；？]{0,4}(多少|几[块百千万])|多少(补贴|补助)|补(贴|助)[吗么嘛不没]|(有没有|给不给)[^，。；？]{0,6}补(贴|助)/,
    done: /补(?!办|正|充|缴|交)|津贴|资助|奖|给予|抵扣|立减|救助|发放|慰问/,
  },
  { asked: /奖(励)?[^，。；？]{0,4}(多少|几[块百千万])/, done: /奖|补/ },
  { asked: /赔/, done: /赔|补偿|抵扣|抵减|退还|退费|抚慰/ },
]

/** Whether a text says that what a question asks the amount of (`返多少`, `补多少`) is done; null when it asks of no such act. */
export function askedAct(question: string): ((text: string) => boolean) | null {
  const acts = ACTS.filter(({ asked }) => asked.test(question))
  return acts.length === 0 ? null : (text) => acts.some(({ done }) => done.test(text))
}

/** Everyday measures that a price is for, as rules write them. */
const MEASURES: Readonly<Record<string, string>> = {
  平米: '平方米',
  平方: '平方米',
  平: '平方米',
  方: '立方米',
  度: '千瓦时',
  吨: '吨|立方米',
  天: '日|天',
  个月: '月',
  顿: '餐',
  公斤: '公斤|千克',
}
const PER =
  /[一每](平方米|立方米|平米|公里|公斤|个月|小时|[平方度吨天月年次个只辆台件户人顿])(?:是|要|收|补|给|最高|最多)?(?:多少|几[块毛])|(?:多少钱|几块钱?|几毛)[一每](平方米|立方米|平米|公里|公斤|个月|小时|[平方度吨天月年次个只辆台件户人顿])/

/** Whether a text states the price or rate of the measure that a question asks it for (`一平米多少钱`); null when it asks for none. */
export function askedRate(question: string): ((text: string) => boolean) | null {
  const found = PER.exec(question)
  const measure = found?.[1] ?? found?.[2]
  if (measure === undefined) return null
  const written = MEASURES[measure] ?? measure
  const rate = new RegExp(
    `元/(?:[^，。；、\\s]{1,3}·)?(${written})|每(${written})[^，。；]{0,16}\\d[^，。；]{0,4}元`,
  )
  return (text) => rate.test(text)
}
