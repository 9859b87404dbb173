/** Why a question is not answered from the library. */
export type ScreenVerdict = 'emergency' | 'person' | 'impersonation' | 'injection' | 'chitchat'

const RULES: readonly (readonly [ScreenVerdict, RegExp])[] = [
  [
    'emergency',
    /不想活|想自杀|要自杀|轻生|跳楼|割腕|(着火|起火|煤气泄漏|燃气泄漏|中毒|溺水|落水)了?.{0,6}(救|快|怎么办)|救命|有人(被打|晕倒|昏迷|落水|持刀)/,
  ],
  ['person', /^(请|我要|帮我|给我)?(转|找|要)?(人工(客服|服务|坐席)?|真人|客服)[。！!]*$|转人工/],
  [
    'impersonation',
    /(你|您)(现在|就|马上|已经|从现在起)*(就)?是[^，。]{0,16}(局长|市长|书记|主任|处长|科长|领导|法官|警察|审批员).{0,60}(批准|同意|承诺|审批|下达|签发|盖章|出具|保证)|(以|代表)(市|区|县)?(政府|局|委)的?名义.{0,30}(批准|承诺|出具|盖章|答应)|(马上|立即|直接|现在)(给我|帮我|替我)?(批准|审批通过|盖章|出具(批文|证明)).{0,40}(批文|文号|证明|资金|万元|公章)/,
  ],
  [
    'injection',
    /(忽略|无视|忘记|忘掉|抛开)(掉)?(你)?(以上|上面|之前|前面|先前|所有|一切|全部).{0,12}(指令|指示|规则|提示|要求|设定|限制)|(输出|显示|打印|复述|告诉我|泄露|重复)(一下|出)?(你的|完整的?|全部的?)?.{0,6}(系统提示|提示词|初始指令|system ?prompt)|(ignore|disregard).{0,20}(previous|above|all).{0,20}(instruction|prompt|rule)|(开发者|越狱|DAN|无限制)模式|jailbreak|你(现在)?(要)?(扮演|假装|假设你是)一?个?(没有|不受).{0,10}(限制|约束)/i,
  ],
  [
    'chitchat',
    /^(你好|您好|在吗|嗨|哈喽|hello|hi|谢谢|多谢|再见|拜拜|早上好|晚上好|你是谁|你叫什么(名字)?)[啊呀吗呢！!。.？?~～ ]*$/i,
  ],
]

/** The first rule a question meets, or null when it may be answered from the library. */
export function screenQuestion(question: string): ScreenVerdict | null {
  return RULES.find(([, cue]) => cue.test(question.trim()))?.[0] ?? null
}
