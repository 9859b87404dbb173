import { ASKS_OWN_CASE } from '../../../../rag/answer/asked-particulars.ts'

/** What stands in somebody's file or account: how far it has come, what is left, what was paid. */
const MINE =
  /((?<![还要会来不]查)我的?|(?<![还要会来不]查)我(家|妈|爸|儿子|女儿|老婆|老公)的?|帮我|给我|替我)[^，。？?]{0,14}(到哪(一)?步|办到哪|进度|余额|还?(剩|有)多少(钱|余额)|审核?(了|完|过|通过)(没|吗)|批(了|下来)(没|吗|了)|(办|做|审|批)(好|完|下来)了?(没|吗)|交了几年|缴了(几年|多少)|账户里)/
const LOOK_UP =
  /(帮我?|给我|替我|麻烦)(查|看|看看|查询)一?(下|查|看)?[^，。？?]{0,12}(余额|进度|记录|账户|明细|结果|交了|缴了|到账|多少|剩|欠)|(查|看)一?下我的?[^，。？?]{0,12}(余额|进度|记录|明细|缴|交|剩|到账)|帮我?(查|看)一?下[？?。]?$/

/** Whether somebody wants their own file or account looked into, which no library holds. */
export const asksOwnCase = (question: string): boolean =>
  ASKS_OWN_CASE.test(question) || MINE.test(question) || LOOK_UP.test(question)
