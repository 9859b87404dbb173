import { lastGroup } from '../ranges.ts'
import type { FindRanges } from '../types.ts'

const NAME = '(?:[微威薇徽]信|[Vv]信|(?<![A-Za-z])(?:wx|vx|WX|VX|Wechat|WeChat|wechat))'
const ACCOUNT = '([A-Za-z][A-Za-z0-9_.-]{3,18}[A-Za-z0-9_])(?![A-Za-z0-9_@])'
const LINK = '(?:账号|帐号|号码?|ID|id|名)?(?:就?是|为|叫|加|搜)?[ ：:，,（(]{0,2}'
const AT_ONCE = new RegExp(`${NAME}${LINK}${ACCOUNT}`, 'g')
/** With some words between; then the account must not be a plain word. */
const FURTHER_ON = new RegExp(`(?:${NAME}|[让我]加|客服号|加我)[^A-Za-z0-9@。；;]{0,12}${ACCOUNT}`, 'g')
const CODED = /[0-9_-]/
/** Where there is one account, a code of letters and digits with a dash after 的, 是 and the like is another. */
const ANOTHER = new RegExp(
  `(?:[的是叫到加]|小号|另一个)[：: ]?(?=[A-Za-z0-9]*[_-])(?=[A-Za-z0-9_-]*\\d)${ACCOUNT}`,
  'g',
)
/** Names of the service itself and of other programs, not of an account. */
const OTHER = /^(?:APP|wechat|weixin|VIP\d*|ETC|KTV|QQ\d*)$|\.(?:com|cn|example|zip|m4a|jpg|pdf)\b/i

/** WeChat accounts (a letter, then letters, digits, `_`, `-`) after 微信 and its nicknames. */
export const findWechatAccounts: FindRanges = (text) => {
  const found = [
    ...text.matchAll(AT_ONCE),
    ...[...text.matchAll(FURTHER_ON)].filter(([, account]) => CODED.test(account!)),
  ]
  const others = found.length === 0 ? [] : text.matchAll(ANOTHER)
  return [...found, ...others].filter(([, account]) => !OTHER.test(account!)).map(lastGroup)
}
