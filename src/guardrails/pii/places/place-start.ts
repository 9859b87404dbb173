import type { WordBreaks } from '../names/word-breaks.ts'

/** Words that come before an address and are no part of it. */
const STOPS = new Set(
  (
    '于 在 住 是 有 到 了 将 把 让 对 向 和 与 及 从 自 往 按 给 的 该 如 就 被 跟 为 至 说 称 叫 买 租 卖 家住 住在 现住 住址 地址 位于 ' +
    '就是 就在 是在 家在 我 我们 我家 他 她 他家 她家 来电 反映 反应 投诉 举报 咨询 业主 住户 居民 市民 楼上 楼下 隔壁 对门 对面 房子 ' +
    '宿舍 督促 认购 购买 购置 购房 购得 入住 装修 出租 租住 暂住 居住 独居 坐落 各位 领导 尊敬 那个 这个 那 这 一直 因为 由于 关于 要求 希望 ' +
    '请 去 来 用 帮 找 代 替 送 寄 送到 寄到 老家 户籍 本人 其 以及 并 且 现在 目前 发生 里面 家里 房屋 认识 上 时间 安装 安置 分到 拆 改 查 依法 简称 群 群里 微信群 业主群 可是 今年 去年 位置'
  ).split(' '),
)
const DATE = /^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号](?!楼|院))?(?:份|晚上?|早上?|上午|下午|凌晨|半夜)?/
const LEAD =
  /^(?:家|我是|我们是|我家|我|本人|来电人|反映人|投诉人|诉求人|人|市民|业主|居民|其|自家|家中|如|第[一二三四五]|群里|小区里|村里|里面|[：:“”"’‘])+(?=[\u4e00-\u9fa5\w])/

/** Where the road and estate begin that stand before the number of a house; `at` where nothing of them does. */
export function startOfPlace(text: string, breaks: WordBreaks, at: number): number {
  const end = text[at] === ' ' ? at + 1 : at
  const clause = /[^，。；！？、,;!?\n（()）：:“”"【」「》]*$/.exec(
    text.slice(Math.max(0, end - 40), end),
  )![0]
  let start = end - clause.length
  for (let from = start; from < end;) {
    const next = Math.min(breaks.endOf(from), end)
    if (isStop(text, from, next)) start = next
    else if (/^[在到]./.test(text.slice(from, next))) start = from + 1
    from = next
  }
  const place = text.slice(start, end)
  const dated = DATE.exec(place)![0].length
  const lead = LEAD.exec(place.slice(dated))?.[0].length ?? 0
  start += dated + lead
  return start + /^\s*/.exec(text.slice(start, end))![0].length
}

/** 和 is a part of the name behind 街道 and the like: 槐荫路街道和安里. */
function isStop(text: string, from: number, to: number): boolean {
  const word = text.slice(from, to)
  if (/^[ \t\u3000]+$/.test(word)) return text.slice(to).search(/^[A-Za-z]?\d/) !== 0
  if (!STOPS.has(word) && !/^.{1,2}[在是到于]$/.test(word)) return false
  return !(/^[和与]$/.test(word) && /[道镇区路乡县市]$/.test(text.slice(0, from)))
}
