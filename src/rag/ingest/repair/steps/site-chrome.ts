import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines, type TextLine } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

/** Lines that only a web page has. */
const STRONG = [
  /^(?:免责声明|版权声明|版权所有|网站声明)\s*[:：]?/,
  /^(?:原文链接|文章来源链接|本文链接|转载请注明)\s*[:：]?/,
  /^(?:本站|本网站|本网).{0,60}(?:来源|转载|整理|侵权|删除|概不负责|不承担|立场)/,
  /(?:如|若|涉).{0,8}侵权.{0,20}(?:删除|联系)/,
  /^(?:扫一扫|扫码).{0,20}(?:分享|打开|关注|浏览|手机)/,
  /^(?:\[?打印(?:本页|本文)?\]?\s*)?\[?(?:关闭窗口|关闭本页|打印本页|返回顶部|回到顶部)\]?/,
  /^(?:分享到|分享至)\s*[:：]?/,
  /^(?:当前位置|您的位置|您当前的位置|您现在的位置|所在位置)\s*[:：]/,
  /^首页\s*[>＞›»/]/,
  /^[【\[]?字体\s*[:：]?\s*(?:大|小)/,
  /(?:ICP备|公网安备)\s*\d*/,
  /^(?:上一篇|下一篇|相关新闻|相关链接|友情链接)\s*[:：]?/,
  /^更多信息请关注.{0,30}$/,
]
/** Buttons and labels: chrome beside chrome only. */
const WEAK =
  /^(?:TOP|客服|在线客服|电话|联系电话|微信|微博|QQ|二维码|首页|顶部|返回|分享|收藏|打印|关闭|登录|注册|搜索|大|中|小|打印本页|无障碍|繁体|简体|English|关注我们|联系我们|网站地图)$/i
/** A longer line is text, whatever it mentions. */
const LONGEST = 300
/** Chrome stands within so many lines of either end. */
const REACH = 15

/** Removes what a web page put around a document: links, disclaimers, buttons at its head and tail. */
export const removeSiteChrome: RepairStep = {
  name: 'site-chrome',
  label: '清除网页首尾的链接、声明和按钮',
  apply(traced, notes) {
    const lines = splitLines(traced.text).filter((line) => line.text.trim() !== '')
    if (lines.length < 3) return
    const tail = takeChrome([...lines].reverse().slice(0, REACH))
    const head = takeChrome(lines.slice(0, REACH)).filter((line) => !tail.includes(line))
    const removed = [...head, ...tail].sort((a, b) => a.start - b.start)
    const edits: TextEdit[] = removed.map((line) => ({ start: line.start, end: line.end, text: '' }))
    for (const line of removed) {
      const text = line.text.trim()
      notes.warn(
        'SITE_CHROME',
        `已去掉网页内容：${text.length > 40 ? `${text.slice(0, 40)}…` : text}`,
        traced.toOriginal(line),
      )
    }
    traced.edit(edits)
    notes.count(this, edits.length)
  },
}

/** The chrome lines from one end inwards, up to the first line of the document itself. */
function takeChrome(lines: readonly TextLine[]): TextLine[] {
  const taken: TextLine[] = []
  let strong = false
  for (const line of lines) {
    const text = line.text.trim()
    const isStrong = text.length <= LONGEST && STRONG.some((pattern) => pattern.test(text))
    if (!isStrong && !WEAK.test(text)) break
    strong ||= isStrong
    taken.push(line)
  }
  return strong ? taken : []
}
