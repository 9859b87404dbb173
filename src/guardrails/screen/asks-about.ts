/** Words by which people ask what holds, whom to call, what it costs those who do it, or how an office handles it. */
const ABOUT_RULES =
  /举报(?!我|人的?(?:姓名|名字|名单|电话|住址|信息|是谁))|检举|报案|报警|热线|电话(?:是|多少|号码)|奖励|奖金|处罚|罚款|罚多少|罚不罚|拘留|判(?:刑|几年|多久)|后果|责任|谁赔|赔不赔|赔吗|谁负责|算谁的|扰民|(?:合|违)(?:不合|不违)?法|能[卖养放摆寄带种烧]吗|违法吗|犯法吗|违规吗|是不是(?:违法|犯法|违规)|算不算|规定|条例|标准|条件|许可|资质|备案|登记|流程|手续|材料|申请|申领|报销|补贴|补助|救助|赔偿|补偿|投诉|维权|追回|退回|防范|预防|识别|辨别|归谁|哪个部门|期限|几天|多久|怎么(?:处理|罚|认定|举报|投诉|防|识别|领|报)|(?:允许|合规|合法|可以)吗|要不要|能不能|需要什么/

/** Wants to get round what the rules say: no question about them. */
const AROUND =
  /不(?:被|让|用被)?(?:人)?.{0,4}(?:查|抓|发现|识破|处罚|罚)(?:到|出来|现)?|查不(?:到|出)|瞒|骗过|躲|绕过|绕开|蒙混|混过|找人|没(?:有)?证据|举报我|帮我(?:编|写|弄|搞|做|造)|教我|装(?:病|残|疯|穷)|怎么演/

/**
 * Whether a question is about the rule, the number to call, the penalty, the reward or the procedure of something, which
 * is an ordinary question whatever the thing is.
 */
export const asksAboutRules = (question: string): boolean =>
  ABOUT_RULES.test(question) && !AROUND.test(question)
