const DATE =
  '(?:(?:19|20)\\d{2}(?:年|[-/.](?=\\d))|今年|去年|前年)(?:的时候|初|底|春天|秋天|下半年|上半年)?(?:\\d{1,2}(?:月|[-/.](?=\\d)))?(?:份|底|初)?(?:\\d{1,2}[日号]?)?'
/** What happens to a person, a family or a firm, and is dated by it. */
const EVENT =
  '出生|毕业|离职|辞职|辞退|失业|退休|退伍|退役|入职|就业|参加工作|登记|注册|成立|开业|开店|结婚|离婚|购买|买|落户|迁|搬|裁|断缴|断保|停缴|交|缴|租|贷|考|评上|认定|确诊|住院|手术|生(?=了|下|的|$)'
/** A clause that asks, or that speaks of rules, is no story. */
const ASKS = /多少|几|什么|怎么|怎样|如何|哪|吗|谁|何时|能|可以|可不|是否|规定|政策|办法|标准|文件|按/
const BORN = new RegExp(`${DATE}的?(?=出生(?!人口|率)|生(?:人|的|日|$|[，,。；]))`, 'g')
/** Said of the thing itself (`2023年买的车`). */
const OF_THING = new RegExp(
  `${DATE}(?=(?:毕业|退休|退伍|退役|离职|结婚|登记|注册|成立|购买|买|落户|入职|租|贷)(?:下)?的)`,
  'g',
)
/** What did not happen is the asker's own too (`去年没裁员返多少`). */
const DID_NOT = new RegExp(`${DATE}(?=没有?(?:${EVENT}))`, 'g')
const TELLS = new RegExp(`${DATE}[^，,。；;]{0,12}?(?:${EVENT}|没有?(?!多少))`)
const DATES = new RegExp(DATE, 'g')

/**
 * A question without the dates of what happened to the asker (`2020年9月15日出生`, `去年没裁员，`, `2023年买的车`): those date the
 * story, and not the rule that is asked for.
 */
export function withoutStory(question: string): string {
  const plain = question.replace(BORN, '').replace(OF_THING, '').replace(DID_NOT, '')
  return plain
    .split(/(?<=[，,。；;])/)
    .map((clause, i, all) => (isStory(clause, i, all) ? clause.replace(DATES, '') : clause))
    .join('')
}

/** A clause before another that tells what happened then; what stands last is asked. */
function isStory(clause: string, at: number, all: readonly string[]): boolean {
  return at < all.length - 1 && !ASKS.test(clause) && TELLS.test(clause)
}
