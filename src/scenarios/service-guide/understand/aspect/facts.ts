/** Kinds of things people say of themselves that conditions speak of, with how both sound. */
const FACTS: readonly (readonly [string, RegExp])[] = [
  ['年龄', /\d多?(周)?岁|[一二三四五六七八九十]岁|周岁|未成年|老人|退休/],
  ['户籍', /户口|户籍|本地人|外地|本市|落户|居住证/],
  ['学历', /学历|毕业|大专|本科|硕士|博士|函授|学位|大学|高校/],
  ['收入', /收入|工资|月薪|低保|困难|积蓄|存款|财产/],
  ['参保缴费', /社保|养老保险|医保|缴费|缴存|参保|断缴|公积金/],
  ['住房', /住房|房子|买房|购房|无房|租房|产权|房产|[有没]房/],
  ['就业', /就业|失业|工作|单位|离职|辞职|创业|打工|务工|上班|劳动关系|自主/],
  ['婚姻', /结婚|离婚|单身|夫妻|配偶|再婚/],
  ['经营', /营业执照|个体|公司|开店|企业|经营/],
  ['居住时间', /住了|半年|居住满|连续居住|\d个月|[一两二三四五六七八九十]个?年|\d年/],
  ['残疾', /残疾|残障|视力|听力|肢体/],
  ['证件情况', /过期|到期|期满|丢了|丢失|遗失|损坏/],
]

/** Kinds of facts that a text states or speaks of. */
export function factsIn(text: string): string[] {
  return FACTS.filter(([, cue]) => cue.test(text)).map(([name]) => name)
}
