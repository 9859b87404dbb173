/** Text that pretends to be the system, a configuration or another turn of the conversation. */
const PRETENDS =
  /<\|.{0,20}\|>|^\s*(?:system|assistant|系统|开发者)\s*[:：]|\[\s*\/?\s*(?:INST|SYS|system|系统)\s*\]|<\s*\/?\s*(?:system|sys|inst|assistant)\s*>|\{\{.{0,30}(?:override|system)|["“”]role["“”]\s*[:：]|(?:^|[\s。？！?!；;])(?:Assistant|User|System|助手|用户|系统消息)\s*[:：]|#{2,}\s*(?:指令|系统|新).{0,8}#{2,}/i

/** Whether a text is dressed up as the system or as another turn of the conversation. */
export const isForged = (question: string): boolean => PRETENDS.test(question)

/** Orders about how to answer rather than a question. */
const ORDERS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|抛开|抛弃|(?:删除|取消|解除|跳过|绕过|绕开)(?=掉?你|.{0,2}安全|.{0,2}引用|.{0,2}政策库))(?:掉)?(?:你)?的?(?:以上|上面|之前|前面|先前|所有|一切|全部|安全|引用|政策库|内置)?.{0,10}(?:指令|指示|规则|提示词?|要求|设定|限制|约束|政策库|审核|引用)/,
  /(?:输出|显示|打印|复述|泄露|重复|公开|列出|列出来|写出来|逐条写|告诉我|发给我).{0,12}(?:系统提示|系统设定|提示词|初始指令|system ?prompt|配置文件|密钥|环境变量|内部(?:文件|知识库|路径)|存放路径|判断规则|过滤规则)|(?:系统提示词?|提示词|配置文件|密钥|环境变量|判断规则|过滤规则|系统设定|存放路径).{0,14}(?:输出|打印|列出|写出|发给|告诉|公开|泄露|都给)/i,
  /(?:初始|最初|最开始|一开始|隐藏|原始|内部|预设|后台|底层).{0,8}(?:设定|指令|提示词?|规则|消息|prompt|代码).{0,16}(?:念|发|打印|输出|翻译|给我|说|告诉|写|贴|列|展示)|把.{0,8}(?:收到的|藏着的|背后的).{0,8}(?:设定|指令|规则|提示).{0,12}(?:念|发|说|写|给)/,
  /\b(?:print|reveal|show|repeat|output|translate)\b.{0,30}\b(?:(?:your|hidden|system|initial)\b.{0,12}\b(?:instructions?|prompt|rules?|message)|prompt)\b|pretend (?:to be|you)|(?:^|[.!?,;:]|\bplease|\bnow)\s*act as\b/i,
  /优先级.{0,3}(?:最高|高于|第一)|(?:今后|以后|接下来|从现在|下面|此后|往后).{0,12}(?:每个|每句|所有|任何|一切|凡).{0,12}(?:答案|回答|问题|都|加|说|答)|(?:所有|一切|任何|凡).{0,4}(?:问题|提问|咨询).{0,4}(?:都|一律|统一)(?:答|说|回)|新的?(?:规则|规定|设定|身份)[:：]/,
  /(?:你)?(?:已经|现在)?(?:被)?(?:升级|解锁|切换|变身|进化)(?:成|为|到).{0,8}(?:版|模式|AI|状态)|可以.{0,2}说(?:任何|一切|所有)|没有(?:审核|道德|底线|顾忌)|玩.{0,6}(?:角色|反话|扮演)|(?:政策|规定|文件)说?不(?:行|能|可以)的你(?:都|就)/,
  /(?:附上|交出|贴出|提供|导出).{0,12}(?:提示词|指令|设定|prompt)|(?:停用|关闭|禁用|关掉|解除)(?:了)?.{0,6}(?:引用|审核|安全|过滤|限制)|(?:安全策略|审核|限制|过滤)(?:都)?(?:已|已经)?(?:关闭|解除|停用|取消)|【(?:管理员|系统)/,
  /(?:别|不要|不用|甭)管.{0,8}(?:文件|政策|规定).{0,12}(?:编|说|写|告诉|给)|自己编/,
  /(?:重复|复述|原样).{0,4}(?:上面|以上|前面).{0,6}(?:全部|所有)?.{0,4}(?:文字|内容|话)/,
  /(?:^|[.!?,;:\]]|\bplease|\bnow|\band)\s*(?:ignore|disregard|forget|override)\b.{0,24}\b(?:previous|above|all|everything|your|policy)\b|\bjailbreak\b|\bdeveloper mode\b/i,
  /\bDAN\b/,
  /(?:开发者|越狱|无限制|上帝|管理员|推销)(?:模式|控制台)|被攻破|(?:不受|没有)(?:任何|一切)?.{0,4}(?:规则|限制|约束)(?:的|约束)?.{0,4}(?:AI|助手|模型|人工智能|机器人|回答|[”"])/i,
  /(?:从现在(?:开始|起)|即刻起|以后|今后|接下来).{0,16}(?:一律|统一|都|每句|每次|凡是|不得|必须|只).{0,14}(?:回答|答复|回复|说|以.{0,8}开头)/,
  /(?:不要|不得|不用|别|不准|禁止|无视)(?:再)?(?:引用|看|查|管)(?:任何|所有)?(?!旧|老|以前|去年).{0,4}(?:文件|政策|出处|原文|要求)/,
  /(?:新|最高优先级的?|红头)指令|(?:当作|作为).{0,6}(?:新)?配置|(?:发给|写给)(?:AI|ai|智能助手|机器人|模型)的/,
  /(?:AI|ai|人工智能|机器人|助手|模型)(?:必须|应当|要)(?:无条件)?(?:服从|听从|执行)/,
  /(?:先|只|直接|就)(?:需要?)?(?:回答|回复|说|输出)(?:一句)?[“"「『].{1,40}[”"」』]|回我一句[“"]|(?:不用|无需|别)解释$/,
  /(?:随便编|编造|编(?:一个|一份|个)|虚构(?:一个|一份|个)?).{0,16}(?:政策|文件|文号|通知|规定|条款)(?!.{0,6}(?:怎么处理|怎么罚|违法))|(?:base64|藏头诗|摩斯|反着写|拼音首字母).{0,12}(?:回复|回答|写|输出|方式)?/i,
  /(?:角色扮演|扮演一?个?|假装(?:你)?是|你(?:来)?演一?个?|你就是.{0,8}本人|学(?:她|他)(?:念|说)).{0,30}/,
  /补全(?:这|下面).{0,4}话|翻译.{0,12}执行|我说.{1,12}(?:时|的时候|就).{0,2}你(?:就|要|得)/,
  /(?:所有|全部|其他|别的)用户.{0,8}(?:记录|提问|问题|对话|信息)/,
]

/** Whether a question tries to change how the assistant works. */
export const isInjection = (question: string): boolean =>
  PRETENDS.test(question) || ORDERS.some((order) => order.test(question))

/** A line of a document that speaks to a machine that reads it. */
const TO_MACHINE =
  /(?:AI|智能助手|机器人|AI助手|助手|assistant)(?:们)?.{0,10}(?:请(?!教)|应当|应该|必须|务必|不得)|(?:请|致|告诉|要求|提醒)(?:AI|人工智能助手|智能助手|机器人|.{0,2}模型|助手)|(?:系统提示|隐藏指令|系统指令|assistant_override|assistant)\s*[:：]|ignore the (?:document|above)|(?:如果|假如|假设|要是|若)你(?:是|为).{0,4}(?:模型|助手|AI|人工智能|机器人)|你.{0,2}已.{0,2}(?:切换|变更|升级|调整)(?:为|成|到).{0,6}(?:模式|角色|身份)/i

/** Stands where a sentence to a machine was. */
const HIDDEN = '（此处略去写给程序的文字）'

/** A passage of a document as a model may read it: sentences that give it orders are left out. */
export const withoutOrders = (passage: string): string =>
  passage
    .split(/(?<=[。！？；\n])/)
    .map((sentence) => (addressesModel(sentence) ? `${HIDDEN}${/\n$/.exec(sentence)?.[0] ?? ''}` : sentence))
    .join('')

/** Whether a sentence of a document gives orders to a model instead of telling people something. */
export const addressesModel = (sentence: string): boolean => TO_MACHINE.test(sentence)
