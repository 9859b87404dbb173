import { ASKS_PROXY } from './asks-proxy.ts'

/** What a question wants to know of an item. */
export type Aspect =
  | 'materials'
  | 'time'
  | 'hours'
  | 'place'
  | 'fee'
  | 'online'
  | 'visits'
  | 'proxy'
  | 'conditions'
  | 'phone'
  | 'steps'
  | 'result'
  | 'validity'
  | 'standard'
  | 'basis'
  | 'department'
  | 'audience'

/** Cues of each aspect, in the order aspects are answered. */
const CUES: readonly (readonly [Aspect, RegExp])[] = [
  [
    'conditions',
    /(什么|啥|哪些|有何|有没有)(条件|要求|资格|限制|门槛)|条件|资格|符合|够(不够|格)|谁(能|可以)(申请|办|领|享受)|(哪些|什么|啥)人(能|可以|才)|算不算|要求是|门槛|多少(钱)?(以内|以下|以上)|需要满足|(才|就)能(申请|办|领|享受|落|提)|不(能|可以|给)(办|领|申请)/,
  ],
  [
    'materials',
    /(带|拿|备|准备|交|提交|提供|递交|要|需要)(上|好|齐)?(些)?(什么|啥|哪些|哪几样|几样)(材料|东西|手续|证件|资料|证|本|去|来|过去|呀|啊|呢|吗)?(?!条件|流程|步骤|部门|单位|窗口|地方|时候|程序|要求|资格)|材料|资料|[几多]少?张(照片|相片)|(照片|相片)[^，。？?]{0,4}([几多什啥]|尺寸|规格|底色|要求)|(什么|哪些|啥)(证件|证明|手续|东西)|准备(什么|啥|哪些|些)|手续(要|需要|有)(什么|哪些|啥)|复印件|原件|免提交|清单|(得|要|需要?|用|还要|必须)带|拿(谁|什么|啥)|(哪个|哪家|什么)[^，。？?]{0,4}开(证明|单子|具)|(做|要)[^，。？?]{0,4}鉴定[吗么不]|(要|需要|用|还要|还得)(?!去?办)[^，。？?]{0,10}(证明|证|户口本|户口簿|照片|合同|公章|盖章|委托书|表|单子)[吗么不？?]|(要不要|用不用|需不需要|是不是要)(?!去?办)[^，。？?]{0,10}(证明|证|户口本|户口簿|照片|合同|公章|盖章|委托书|表)/,
  ],
  [
    'fee',
    /收费|(登记|工本|手续|检验|年审|公证|卫生)费(是|要)?多少|收钱|要钱|要不要钱|多少钱|(工本费|手续费|费用)(是|要|得|怎么|咋)?(多少|几|吗|呢|咋|怎么|收|交|[？?，。]|$)|免费|花钱|花(多少|费)|收多少|贵不贵|几块钱|几十块|收不收|交(多少|钱)|付费|要交费|(要|需)缴费|[交缴收税][^，。？?]{0,3}几个点|税率|交多少税|划算|什么价|价(格|钱)|一个价/,
  ],
  [
    'time',
    /(?<![满住交缴存续隔早前晚管用到])(多久|多长时间)(?!.{0,2}[内前]|以[内上])|(?<![周满])几天(?!.{0,2}[内前])|多少天(?!.{0,2}[内前])|多少个?工作日|(办理|办证|审批|审核|处理)时间|时间要?多[久长]|几个(工作日|月(能|才))|(什么|啥|几|多会儿)时候(能|可以|才|会)?[^，。？?]{0,6}(办好|办完|拿|下来|到账|到手|打钱|打款|批|发|领|好|出)|啥时(候)?能|多快|时限|(当天|当场|当日|马上|立刻)[^，。？?]{0,4}(拿|取|办|好|出|能)|立等|(快|久)不快|最快|要等|承诺|到账(要|多)|(提前|最晚|最迟|最早)[^，。？?]{0,4}(几|多|什么时候)|(几月|几号|什么时候|啥时候)[^，。？?]{0,4}(截止|打钱|打款|到账)|超期|办理?周期|审(批|核)(要)?(几|多)|超时/,
  ],
  [
    'hours',
    /几点([上下]班|开门|关门|开始|结束)?|周[六日天末]|星期[六日天]|上班时间|上班吗|开门|办公时间|营业时间|午休|中午|下班(?!路|途|后|的)|开不开|什么时间(去|能去|办|开)/,
  ],
  [
    'place',
    /去哪|到哪(?![天年月号步])|在哪|上哪|跑哪|哪(里|儿)(办|能|可以|交|领|去|申|登|打|投诉|反映|报名)|哪(办|领|交)|地址|地点|哪个(窗口|大厅|地方|所|点|网点|派出所|中心)|什么地方|啥地方|怎么走|办理点|网点|就近|找哪(里|儿)|位置|(哪些|什么)窗口/,
  ],
  [
    'online',
    /网上|线上|在线|(?<!不会[用玩使弄]|不太会[用玩])手机|app|APP|小程序|不跑腿|全程网办|电脑上|网办|网址|网站|零跑|不去现场|不用去|自助机?|晏事通|链接|公众号|微信|(要|需要?|用|能|可以|怎么|网上|提前)预约|预约(吗|么|不|要)/,
  ],
  [
    'visits',
    /跑(几|多少)(趟|次|回)|(几|多少)(趟|次)|要跑|本人(去|到|来|必须|得|要|办)|亲自|到场|到现场|去现场|人(要|得)去|跑一趟/,
  ],
  ['proxy', ASKS_PROXY],
  ['phone', /电话|热线|号码|联系方式|打(什么|哪个|几)|咨询谁|投诉(渠道|找|打)|监督/],
  [
    'steps',
    /(怎么|怎样|如何|咋|咋样|怎么样)(去|来|才能|能|个|全|全部|一次)?(办|申请|申领|申报|弄|领|取|续|报|登记|注册|提|过户|转|补|换|查|缴|交|迁|落|开|销|认定|备案|认证|评|注销|预约|操作|绑|开通|搞|走|改|退|停|恢复|[消吊]掉?)|怎么办|咋办|(要|需要?|得)办(什么|啥|哪些)|咋整|流程|步骤|程序|第一步|办理过程|先[^，。？?]{1,14}(再|后|还是)|环节|手续(怎么|咋|如何|差)|(要不要|用不用|需不需要)(先|单独|重新|再)|(得|还[要用]|要|需要)(先|单独|重新|再)(?=[^，。？?几多]{1,10}[吗么不])|[^，。？?]{1,10}还是(得|要)?(先|重新|自己|直接)|跑几个部门/,
  ],
  [
    'validity',
    /有效期|管几年|管多久|能用(多久|几年|多长)|(几年|多久|多长时间)(到期|过期|有效|失效|[一]?[换续审检]一?[次回]?(?=[？?。，]|$))|什么时候(到期|过期)|长期有效/,
  ],
  [
    'standard',
    /(补|贴|奖|发|给|领|拿|贷|提|报|退|减|领取|报销|提取|享受)(贴|助|励|款|销)?(到|个)?多少(?!个?(工作日|天|时间))|能(领|拿|贷|提|报|取|享受)多少|标准|额度|限额|上限|最高|最低|最多|每个?月(多少|能)|补几|几个百分点|比例|(多少|几)(钱|块)?(一个月|每月|补贴|补助|津贴)|一个月(多少|几)|金额/,
  ],
  [
    'result',
    /(拿|领|得)到(的)?(什么|啥)|(办理|审批)?结果|发(什么|啥)证|给(什么|啥)证|办完(是|给|有)(什么|啥)|什么样的证/,
  ],
  ['basis', /依据|根据(什么|哪)|凭什么|法律(规定|依据)|哪(个|部)(法|文件|规定)|文件规定/],
  ['department', /哪个(部门|单位|局|机关)|归(谁|哪)|谁(管|负责|受理|审批|来办)|找谁|什么(部门|单位)|主管/],
  ['audience', /服务对象|面向(谁|哪些)|适用(于)?(谁|哪些|什么)/],
]

/** Asks whether it can be done at all; with any other wish (`网上能办吗`) it is that which is meant. */
const WHETHER =
  /(能不能|可不可以|是否可以|能否|可否|是不是可以)[^，。？?]{0,8}(申请|申领|办|领|享受|落|报|提|贷|评|参加|登记|换|补|转|迁|退|取)|(能|可以)(?:在[^，。？?]{1,6}?)?(申请|申领|办理?|领|享受|落户|报|提取?|贷|评|登记|换|补|转|迁|退|取|告|投诉)[^，。？?]{0,12}[吗么不？?]|能把[^，。？?]{1,8}(迁|转|过户|补|办|退|取|报)[^，。？?]{0,6}[吗么不？?]|[成行中]不[成行中]|(行|成|可以)[吗么]|(必须|一定要|非得|非要|只能)[回去到在][^，。？?]{1,10}[吗么不]|还(有没有|给不给|发不发|[有给发][吗么不])/

/** Wants to have it done and asks for nothing of it (`我想办居住证`): how it is done. */
const WISH = /[想要]去?(办|申请|申领|补办|换领)(?!了|过)/

/** Words that ask about the person's own case: conditions are listed against what the person says. */
const ELIGIBILITY =
  /我[^。？?]{0,30}(符合|够|能|可以|算)[^。？?]{0,16}[吗么不？?]|(符合|够)[^。？?]{0,6}(条件|资格|标准)?[吗么不？?]|(能不能|可不可以|能否|是不是可以|算不算)|还能(领|办|申请|享受)/

/** `在哪个APP办` asks for no address, `到哪里交材料` for no list. */
const withoutFalseCues = (question: string): string =>
  question
    .replace(/[在用从]?哪(?=个?(APP|app|网站|小程序|公众号|平台|渠道|入口))/g, '')
    .replace(/(去哪|到哪|在哪|上哪|哪(里|儿|个窗口))(.{0,3}?)(交|递交?|提交|送)(申请)?材料/g, '$1')

/** Aspects a question asks for, in the order they are answered; empty when no cue stands in it. */
export function findAspects(asked: string): Aspect[] {
  const question = withoutFalseCues(asked)
  const found = CUES.filter(([, cue]) => cue.test(question)).map(([aspect]) => aspect)
  if (found.length === 0)
    return WHETHER.test(question) ? ['conditions'] : WISH.test(question) ? ['steps'] : []
  return found.filter((aspect) => !isOverridden(aspect, found))
}

/** A narrower reading of the same words wins: `有效期多久` does not ask how long it takes. */
function isOverridden(aspect: Aspect, found: readonly Aspect[]): boolean {
  if (aspect === 'time') return found.includes('validity')
  if (aspect === 'visits') return found.includes('proxy')
  return aspect === 'department' && found.includes('place')
}

/** Whether the person asks about their own eligibility. */
export const asksEligibility = (question: string): boolean => ELIGIBILITY.test(question)

/** The question without its aspect cues: what is left names the item and the case. */
export function withoutCues(question: string): string {
  const cues = [...CUES.map(([, cue]) => cue), WHETHER]
  return cues.reduce((text, cue) => text.replace(new RegExp(cue.source, 'g'), ' '), question)
}
