/** What a question of a kind can only be answered with: a sentence without it is about something else. */
interface RequiredStatement {
  asked: RegExp
  stated: RegExp
}

/** A penalty is asked for, whether its amount or if there is one. */
export const ASKS_PENALTY =
  /罚(款|金)?[^，。；？]{0,4}(多少|几|啥|什么)|(会|要|被|挨|怎么|咋|如何|什么)[^，。；？]{0,8}罚|罚(款|钱)?[吗不么]/
/** A penalty need not be a fine: a rule may order and warn only. */
export const PENALTY = /(?<!被[^，。；]{0,4}处)罚|责令|警告|没收|吊销|追究|追回|依法处|扣分/

/** What follows from doing or leaving something is asked for, and how a rule tells it. */
const ASKS_CONSEQUENCE =
  /(?:不|没|无|未|骗|假|违)[^，。；？]{1,6}(?:会怎么?样|会咋样|有(?:什么|啥)后果)|被(?:查|抓|发现|举报)[^，。；？]{0,4}(?:会|怎么|咋|如何)/
const CONSEQUENCE =
  /取消|限制|不予|停止|暂停|违约金|滞纳金|催告|失效|撤销|注销|停发|列入|记入|纳入|不得再|不再/

const DURATION =
  /（(工作日|工作小时|天|小时|月|年)）|\d\s*个?(工作日|工作小时|天|小时|分钟|学期|课时)|(?<![\d月])\d{1,3}日|\d\s*个月|(?<!\d)\d{1,2}年|[一两三四五六七八九十]年|当场|当日|当天|即时|随时|立即|长期|半年|半月|终身/
const DAYS =
  /（(工作日|工作小时|天|小时)）|\d\s*个?(工作日|天|小时)|(?<![\d月])\d{1,3}日|\d\s*个月|[一两三四五六七八九十]天|当场|当日|当天|即时|随时|立即|长期/
const DAY =
  /\d月|\d日|\d{4}年|\d[:：]\d{2}|每(年|月|季|周|日|学期)|季度|首月|(起|前|后|内|时)(?=[，。；、）]|$)|起[^，。；]{0,4}(施行|执行|享受|计发)|当(日|天|月|年)|次(日|月|年)|随时|节|周[一二三四五六日末]/

/** Each list holds ways to ask for one kind of thing, the narrower before the wider: the first that is asked counts. */
const REQUIRED: readonly (readonly RequiredStatement[])[] = [
  [
    { asked: ASKS_PENALTY, stated: PENALTY },
    { asked: ASKS_CONSEQUENCE, stated: new RegExp(`${PENALTY.source}|${CONSEQUENCE.source}`) },
  ],
  [
    {
      asked: /几点(钟)?(到|至)几点/,
      stated: /(\d[:：]\d{2}|\d时(\d+分)?)[^。；，]{0,4}(至|到|—)|全天|24小时/,
    },
    { asked: /几点/, stated: /\d[:：]\d{2}|\d时(?!间|限)|全天|24小时(?!内|以内|前)/ },
    {
      asked: /(期|时间|日期)(是|为|在)?(什么|啥)时候|(什么|啥)时候到(什么|啥)时候|几号到几号|几月到几月|起止/,
      stated: /\d[月日时号][^。；]{0,30}(至|到|—|-|起|结束)[^。；]{0,10}\d/,
    },
    {
      asked:
        /几号(开始|结束|截止|起|停|来|到期)|(什么|啥)时候(开始|结束|截止|起|停止)|几月几号|是(几号|哪天|几月)/,
      stated: /\d月|\d日(?!内)|\d[:：]\d{2}|季度/,
    },
    { asked: /几号(?![楼线])/, stated: /月\d{1,2}[日号]|月[底末初]|首月/ },
    { asked: /(什么|啥)时候|何时|哪天|哪几天|哪一天|(什么|啥)时间/, stated: DAY },
  ],
  [
    {
      asked: /(多久|多长时间|几年|几个月)[^，。；？]{1,8}一次/,
      stated: /\d+次|[一两]次(?!性)|长期|无需|不再|每(半|\d+个?)?(年|月|季|周|日|天|学期)/,
    },
    { asked: /(?<!哪)几天|多少(天|日)|(几|多少)个?工作日/, stated: DAYS },
    {
      asked: /多久|多长时间|几个月|多少个?(月|小时)|几(个)?小时|几年(?!级)|期限|时限/,
      stated: DURATION,
    },
  ],
  [
    {
      asked: /(一年|每年|一个月|每月|一天|每天|一周|最多)[^，。；？]{0,10}(几|多少)(次|回)/,
      stated:
        /(每|一|\d个?|年|月)(半)?(年|月|季|周|日|天|内|度|户)[^，。；]{0,12}\d*[\d一二两三]次|按月|按年|逐月|次数|全年[^，。；]{0,12}次|限\d次/,
    },
  ],
  [
    {
      asked: /(几|多少)(周)?岁|多大(年纪|岁数|年龄)/,
      stated: /岁|满\d+个月/,
    },
    { asked: /(几|多少)个?人(?![口员才])/, stated: /\d\s*(人|名|位)|人数|分之/ },
    {
      asked: /多(长|高|宽|重|深|厚)(?!时间|久|时候)|多大(?!年纪|岁数|年龄|的)/,
      stated: /\d\s*(米|厘米|公分|公里|平方米|立方米|公斤|千克|吨|克|周岁|岁|℃)/,
    },
  ],
  [
    {
      asked: /(要|收|交|花|用)(不)?(钱|费|收费)(不|吗|么)|(收费|免费)(不|吗|么)/,
      stated: /(收|交|缴|费|价)[^，。；]{0,20}(元|[%％])|免|不(得)?[^，。；]{0,12}(收|交|缴)|无偿|承担/,
    },
  ],
  [{ asked: /(费|价|钱)[^，。；？]{0,3}(怎么|咋|如何)(算|收|计)/, stated: /元|[%％]|倍|减|增加|免/ }],
  [
    {
      asked: /(必须|一定要|非得|非要)[^，。；？]{0,12}(吗|不|么)(?=[，。？?！]|$)/,
      stated: /应当|必须|须|具有|持有|凭|免|不受|不限|无需|不需|可以|不得/,
    },
  ],
  [{ asked: /(什么|啥|哪些|多少)税|税率/, stated: /(?<!完)税(?!务|票|收征缴)/ }],
  [{ asked: /贷[^，。；？]{0,3}多少/, stated: /元|倍/ }],
  [
    {
      asked:
        /能不能|可不可以|可以[^，。；？]{0,16}[吗不么]|(?<![可才只功])能[^，。；？多几哪什怎]{1,18}(吗|不|么)(?=[，。？?！]|$)|让不让|准不准|允不允许|行不行|(可以|能|让)[^，。；？]{1,12}不[？?]?$/,
      stated:
        /不得|禁止|严禁|不准|可以|可(?=[申享自在由选])|允许|不能|不予|不再|给予|方可|不受|无需|不需|应当|免|有权|无权|享受|适用|均|自愿|凭|持|不纳入|不包括|不享受|纳入|视为|除外/,
    },
  ],
]

/** Whether a sentence makes the kind of statement that a question can only be answered with; null when any may answer. */
export function requiredStatement(question: string): ((sentence: string) => boolean) | null {
  const required = REQUIRED.flatMap((kinds) => kinds.find(({ asked }) => asked.test(question)) ?? [])
  // Of several kinds asked for in one breath each sentence may give one.
  return required.length === 0 ? null : (sentence) => required.some(({ stated }) => stated.test(sentence))
}
