import { parseNumeral } from '../../../shared/text/numerals.ts'

/** What kind of answer a question asks for. A question may ask for several. */
export type Facet =
  | 'quantity'
  | 'responsible'
  | 'definition'
  | 'enumeration'
  | 'comparison'
  | 'confirmation'
  | 'money'
  | 'titles'
  | 'procedure'
  | 'condition'
  | 'duration'

const RULES: readonly (readonly [Facet, RegExp])[] = [
  [
    'responsible',
    /谁(来|去)?(负责|牵头|管|配合|盯|统一|采购|做|办|组织|审|批|主管)|由谁|(哪个|哪些|哪几个|哪几家|哪两个|哪两家|哪三家|哪家|什么)(部门|单位|局|委|办|牵头|负责)|(部门|单位|局)(是|有)?(哪|谁)|责任单位|牵头单位|配合单位|主管部门|(是|归|找)哪[个几两三些]?(局|部门|家|单位|里管)|哪些部门|落在哪|归口/,
  ],
  [
    'definition',
    /什么意思|是什么(?!时候)|指(的是)?什么|怎么(解释|理解|定义)|啥意思|何谓|什么叫|怎么回事|是啥/,
  ],
  [
    'comparison',
    /分别|相比|对比|差多少|差别|区别|不一样|变了|变化|哪个.{0,6}(多|高|大|少|低)|谁(更|的).{0,6}(多|高|大)/,
  ],
  [
    'enumeration',
    /哪些|哪几|哪[两三四五六七八九十]|都有什么|有什么|包括什么|都.{0,2}叫什么|哪.{0,2}样|有啥|什么招|安排[了过]?哪|哪里面/,
  ],
  [
    'titles',
    /(都.{0,2}叫什么|叫什么名|名称|哪[两三四五六七八九十]+[类个项大]|[两三四五六七八九十\d]+[类个项大].{0,12}(都叫|是什么|是哪|哪些|有哪))/,
  ],
  [
    'quantity',
    /多少(?!东西|事)|(?<!哪)几(块|毛|顿|户|度|吨|个|家|类|项|种|座|条|处|万|亿|笔|次|天|岁|元|成|倍|所|辆|台|张|层|级|公里|平方)|多大|多远|多久|多高|比例|百分之|占比|覆盖到|数量|目标是|要到多少|现状|指标/,
  ],
  ['money', /多少钱|几块|几毛|补贴|津贴|奖励|补助|资助|费用|收费|预算|经费|能拿|能领|给多少(钱|补|奖)|万元/],
  [
    'procedure',
    /怎么(办|申请|申报|领|弄|报|走|查|提取?|备案|登记)|如何(办理|申请|申报|领取)|流程|手续|去哪|在哪|哪里办|哪儿办|步骤|要带|材料/,
  ],
  ['condition', /条件|资格|符合|谁能|哪些人|什么人|能不能|可不可以|可以.{0,10}吗|能.{0,12}吗|限制|要求|门槛/],
  [
    'duration',
    /多久|多长时间|几天|几个(月|工作日)|什么时候|何时|啥时候|期限|截止|有效期|几年|哪天|几号|几点/,
  ],
  ['confirmation', /吗|是不是|有没有|会不会|要不要|能不能|可不可以|是否|能否|对不对/],
]

/** Facets of a question, by surface cues. */
export function findFacets(question: string): Set<Facet> {
  return new Set(RULES.filter(([, cue]) => cue.test(question)).map(([facet]) => facet))
}

/** The count a question states for a list (`13项`, `哪四类`), or null. */
export function statedCount(question: string): number | null {
  const match = /([两二三四五六七八九十]+|\d{1,2})(?:大?类|大?项|个方面|大(?!区|市|数|模|厦|学))/.exec(
    question,
  )
  return match === null ? null : parseNumeral(match[1]!)
}
