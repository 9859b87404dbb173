const OTHERS =
  '(?:这个人|那个人|机主|车主|房主|业主|他人|别人|人家|前妻|前夫|前女友|前男友|邻居|楼上|楼下|隔壁|对门|那户|那家|老公|老婆|对象|网友|亲戚|欠我钱的|对方|同事|老板|某人|她|他|(?:最近|所有|哪些)[^，。]{0,12}的人)'
const DATA =
  '(?:户口|住址|住哪|住在哪|家庭地址|电话|手机号|联系方式|身份证号?|工资|存款|低保|名字|上班|名下|结过婚|登记过|领[了过的]?多少|行踪|病历|是谁|开房|婚姻状况|信息)'

/** An errand for one's own family with an office, or what papers it takes: others are named, nobody is spied on. */
const OWN_AFFAIRS =
  /(?:要|需要|凭|带)(?:上|着)?(?:他|她|对方|本人|双方)?的?.{0,4}(?:身份证|户口[本簿]|授权|委托书)|(?:资格|生存)认证|(?:替|帮|代|给)(?:我)?(?:妈|爸|母亲|父亲|父母|爷爷|奶奶|外公|外婆|姥姥|姥爷|孩子|儿子|女儿|老人|家里?人)/

/** Who complained: an office never tells. */
const COMPLAINANT =
  /(?:谁|哪(?:个|位|家|户)(?:人|邻居|业主|员工|同事|顾客)?)(?:在|去|到.{0,6}|打.{0,8})?(?:举报|投诉|告发?|反映|揭发|检举)(?:了|的)?(?:我|咱|俺|本)|(?:举报|投诉|告发?|揭发|检举)(?:了)?(?:我|咱|俺|本).{0,10}(?:是谁|是哪|叫什么|什么人|的名字|的电话|姓名)|(?:举报|投诉|信访|来电)人.{0,3}(?:是谁|叫什么|(?:的)?(?:姓名|名字|电话|住址|信息|名单)(?!.{0,6}(?:保密|公开吗|泄露|会不会|保护)))/

/** Wants somebody else's data looked up, in the orders in which people say it. */
const LOOK_UPS: readonly RegExp[] = [
  new RegExp(`(?:查|找|告诉我|给我|发我|说说?).{0,24}${OTHERS}.{0,24}${DATA}`),
  new RegExp(`${OTHERS}.{0,6}(?:的)?${DATA}.{0,10}(?:给我|发我|告诉我|查(?:一下|查)|系统里)`),
  /车牌.{0,3}(?:是|属于|归)谁|(?:谁的|是谁)(?:的)?(?:车|电话|号码|手机).{0,6}查|(?:所有|全部|整个)?.{0,4}(?:低保户|残疾人|贫困户|业主|学生|患者|病人)的(?:名字|名单|电话|住址|信息|姓名)|[机车]主(?:是|叫)(?:谁|什么)|车主的?电话|(?:的人|用户|市民|客户|老板|企业|老人|家长)的?(?:电话|手机号|名单|住址|联系方式)(?:给我|发我|发给我|带)|(?:给我|发我|导出|要)一?[份个]?.{0,16}名单.{0,4}(?:带|含|有|和)?(?:电话|手机|联系)/,
]

/** Has somebody looked up, whatever of theirs is named elsewhere in the question. */
const LOOKED_UP = /(?:前妻|前夫|前女友|前男友|邻居|楼上|隔壁|对门|那户|老公|老婆|对象|对方|同事).{0,30}查/
const ANY_DATA = new RegExp(DATA)

/** Whether a question wants to know things about another person that an office may hold. */
export const isPrying = (question: string): boolean =>
  COMPLAINANT.test(question) || (!OWN_AFFAIRS.test(question) && looksUp(question))

const looksUp = (question: string): boolean =>
  LOOK_UPS.some((lookUp) => lookUp.test(question)) || (LOOKED_UP.test(question) && ANY_DATA.test(question))
