/** What may stand in the bracket behind an indicator's name: a unit of measure, not a remark. */
const MEASURE =
  '类|种|组|元|人次|人天|人|户次|户|个|家|项|件|座|处|所|台|套|张|条|辆|艘|只|头|株|名|位|次|倍|天|日|月|年|岁|小时|分钟|秒|毫米|厘米|米|公里|千米|海里|平方米|平方公里|立方米|公顷|亩|吨|公斤|千克|克|升|千瓦时|千瓦|度|兆|折|分|期|批|册|床|间|段|级|艘次|班次|标箱|标准箱'
const UNIT = new RegExp(
  `^(?:[%％‰℃㎡]|m²|km|kW|kWh|GB|TB|PB|EB|Mbps|Gbps|[十百千万亿]{0,2}(?:${MEASURE}))(?:[/／·每][\\u4e00-\\u9fff㎡²·/／A-Za-z]{1,10})*$`,
  'u',
)
/** A longer cell is a sentence, not the name of an indicator. */
const MAX_NAME = 120

/** Name and unit of a cell like `网络零售额（亿元）`; the unit is null when the bracket holds something else. */
export function splitUnit(text: string): { name: string; unit: string | null } {
  const match = text.length > MAX_NAME ? null : /^(.+?)\s*[（(]([^（）()]{1,14})[）)]$/u.exec(text.trim())
  const unit = match?.[2]?.replace(/\s/gu, '')
  if (!match || unit === undefined || !UNIT.test(unit)) return { name: text.trim(), unit: null }
  return { name: match[1]!.trim(), unit: unit === '％' ? '%' : unit }
}

/** True for a cell that a unit may follow: a plain number, a range or a bound (`≥98`, `50—80`, `＞97`). */
export function isQuantity(text: string): boolean {
  return /^[≥≤＞＜><~约±+-]*\s*[0-9][0-9,.]*(?:\s*[-—－~～至]\s*[0-9][0-9,.]*)?$/u.test(text)
}
