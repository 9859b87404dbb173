import type { Intake } from '../../types.ts'

/** What the questions to the caller depend on. */
type Known = Pick<
  Intake,
  'type' | 'answerDirectly' | 'urgency' | 'location' | 'district' | 'eventTime' | 'pii' | 'demands'
> & {
  text: string
  /** The caller's number is known, apart from the text. */
  reachable: boolean
  districtQuestion: string | null
  /** The reporter stays closed to departments. */
  confidential: boolean
  /** Where a text can't be understood. */
  meaningQuestion: string | null
  /** Where the matter may lie in another city. */
  cityQuestion: string | null
}

/** A company, shop or person complained of that is left unnamed. */
const UNNAMED =
  /(?:一家|某|一个|有个|那家|这家)[^，。]{0,8}(?:公司|店|超市|驾校|诊所|药店|饭店|机构|中介|厂|作坊|KTV|小区|民宿|健身房|幼儿园)|(?:公司|商家|老板|驾校|机构|平台|店家|店里|中介|卖家|单位)(?:说|不|把|让|拖|欠|扣|给)/
const NAMED =
  /“[^”]{2,14}”|[\u4e00-\u9fa5]{2,10}(?:有限公司|集团|公司|超市|驾校|诊所|药店|酒店|饭店|中心|广场|小区|花园)(?!说|不|把)/
const WHOLE_CITY = /全市|APP|小程序|热线|政策|网上|平台|公众号/
const CONTACT = new Set(['手机号', '固定电话', '微信号', '邮箱'])

/** Who won't be called. */
const UNREACHABLE =
  /不(?:方便|想|愿意?|肯|敢)?留|匿名|(?:不|别|不要|甭)(?:给我|往我[^，。]{0,4})?(?:打电话|来电话|回电)|不(?:报|说)(?:姓名|名字|名)|不(?:能|敢|便|想)说(?:我|自己)[^，。]{0,2}是谁/
const ASK_DEPARTMENT = '请问办理单位可以用哪个电话联系您？'
/** Whoever must stay closed to departments is reached by the centre only. */
const ASK_CENTRE = '请问热线中心可以用哪个电话联系您（只由热线保存，不转给办理单位）？'

/** Questions to ask the caller back, most needed first; none for what can be answered at once. */
export function findMissing(known: Known): string[] {
  const { text, type, answerDirectly, urgency, location, district, eventTime, pii, demands } = known
  const questions: string[] = []
  if (known.meaningQuestion !== null) questions.push(known.meaningQuestion)
  if (known.cityQuestion !== null) questions.push(known.cityQuestion)
  if (known.districtQuestion !== null) questions.push(known.districtQuestion)
  if (answerDirectly || type === '表扬') return questions
  const placeless = location === null && !WHOLE_CITY.test(text)
  if (placeless) questions.push('请问事情发生在哪里（区县、道路或者小区、门牌或者附近标志物）？')
  else if (district === null && questions.length === 0 && location !== null)
    questions.push('请问这个地点属于哪个区县？')
  if (UNNAMED.test(text) && !NAMED.test(text)) questions.push('请问被反映的单位或者个人叫什么名称？')
  if (eventTime === null && type !== '建议' && urgency !== '特急')
    questions.push('请问事情是什么时候发生的，现在还在持续吗？')
  if (demands.length === 0 && known.meaningQuestion === null) questions.push('请问您希望解决什么问题？')
  const reached = known.reachable || pii.some(({ kind }) => CONTACT.has(kind))
  if (!reached && !UNREACHABLE.test(text) && type !== '建议')
    questions.push(known.confidential ? ASK_CENTRE : ASK_DEPARTMENT)
  return questions
}
