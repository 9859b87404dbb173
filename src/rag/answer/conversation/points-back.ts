import { withoutOpening } from '../../../guardrails/screen.ts'
import { putBy } from '../../retrieve/analyse/complete-question.ts'

/** Words that go on from what was said before. */
const GOES_ON =
  /^(那|这|它|他|她|其(?!他|它)|还有|另外|再问|然后|呢|上面|刚才|前面|对了|(不是|不对|错了)[，,]|我(说|问|指|想问)的是|我是(说|问))|呢[？?。]?$/
/** Words that mean a thing spoken of before. */
const MEANS_BEFORE =
  /这件事|这个|那个|那[轮次批种些]|[下上]一[个轮次批]|它|这样的|那样的|这项|该项|上述|其中|刚才说的|也[\p{Script=Han}]{1,6}[吗么嘛？?]/u

/** Asks who or when one gets something. */
const GETS =
  /(?:能|可以|还能|也能|怎么|如何|什么时候|多久|一次|让不让)(?:领取?|享受|申领|补发)(?:到手|到)?(?:多少|几[个次年]|吗|么|不|嘛|呢|啊)*[？?。]*$/
/** What one may get. */
const GOT = /补|贴|金|券|[证卡奖费钱款包]|待遇|救助|低保|优惠|保险/

/** Whether a question asks to get something that it does not name (`外地户口能领吗`). */
export const lacksThing = (question: string): boolean => GETS.test(question) && !GOT.test(question)

/** Whether a question means a thing spoken of before, whatever else it names. */
export const meansBefore = (question: string): boolean => MEANS_BEFORE.test(question) || lacksThing(question)

/** Whether the words of a question point back to what was said before. */
export const pointsBack = (question: string): boolean =>
  GOES_ON.test(withoutOpening(question)) || meansBefore(question)

/** Asks something, or for something. */
const ASKS = /[吗么呢？?]|什么|啥|怎|咋|多少|(?<![十好])几(?![千万百十])|哪|谁|为何|如何|是否|能不能|[帮给]我/
/** Wants something done, and does not only tell how things are. */
const WANTS = /想|要|办|申请|申领|登记|开[个家]/
const OF_PERSON =
  /^(我|俺|咱|是|他|她|孩子|小孩|儿子|女儿|娃|宝宝|爸|妈|爷|奶|外公|外婆|姥|老人|老伴|家里|老公|老婆|丈夫|妻子|公司|单位|老板)/
const OF_THING = /[的了][。.！!]?$|[有没是在被]/
/** Longest text that only tells a case, in characters. */
const CASE = 20

/** Whether a text asks anything at all. */
export const asksAnything = (text: string): boolean => ASKS.test(text)

/** Whose case a text tells without asking or wanting anything (`我是外地户口`, `门口就有学校`), or null when it does more. */
export function tellsCase(text: string): 'person' | 'thing' | null {
  if (text.length > CASE || ASKS.test(text) || WANTS.test(text)) return null
  if (OF_PERSON.test(text)) return 'person'
  return OF_THING.test(text) ? 'thing' : null
}

/** Who or which of a thing, and no other thing: `农村的`, `低保户`, `大学生`. */
const OF_CASE =
  /(?:的|(?<![落过账开销窗迁入])户|家庭|人员?|(?<![施停开复竣])工|学生|毕业生|军人|战士|子女|儿童|居民|对象|企业|单位|公司|商户)$/

/** Whom something is for, however much the library has on them. */
const OF_WHOM = /[人者户员工生民童娃兵]$/

/**
 * Whether a turn puts another case of the thing spoken of (`三级的呢`, `低保户呢`), and not another thing (`那供热呢`); `subjects`
 * are the words of it that the library has documents on.
 */
export const putsCase = (text: string, subjects: readonly string[] = []): boolean =>
  /的话呢?[？?。]*$/.test(text) || (!putsThing(text, subjects) && OF_CASE.test(putBy(text)))

/** Whether what a turn puts as a case (`那供热的呢`) is made of such subjects alone, and so is a thing of its own. */
export function putsThing(text: string, subjects: readonly string[]): boolean {
  const thing = /^(.+)的$/.exec(putBy(text))?.[1] ?? ''
  if (thing === '' || OF_WHOM.test(thing)) return false
  const longestFirst = [...subjects].sort((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, subject) => rest.replace(subject, ''), thing) === ''
}
