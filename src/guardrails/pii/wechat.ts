import type { FindRanges } from './types.ts'

const CUE = '(?:微信|威信|薇信|[Vv]信|(?<![A-Za-z])(?:wx|vx|WX|VX|Wechat|WeChat|wechat))'
const LINK = '(?:账号|帐号|号码?|ID|id|名)?(?:就?是|为|叫|加|搜)?[ ：:，,（(]{0,2}'
const ACCOUNT = new RegExp(`${CUE}${LINK}([A-Za-z][A-Za-z0-9_-]{4,19})(?![A-Za-z0-9_@-])`, 'g')
/** Names of the service itself, not of an account. */
const SERVICE = /^(?:APP|wechat|weixin|VIP\d*|ETC|KTV)$/i

/** WeChat accounts (a letter, then 5–19 letters, digits, `_`, `-`) after 微信 and its nicknames. */
export const findWechatAccounts: FindRanges = (text) =>
  [...text.matchAll(ACCOUNT)].flatMap((match) => {
    const account = match[1]!
    const end = match.index + match[0].length
    return SERVICE.test(account) ? [] : [{ start: end - account.length, end }]
  })
