import type { CommandDefinition } from './command.ts'

const JSON_OPTION = ['--json', '以 JSON 输出结果'] as const

/** Every command of `huida`, in the order of its help. */
export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'serve',
    description: '启动服务和网页；库为空时先载入示例政策库',
    options: [
      ['--host <地址>', '监听地址（默认 127.0.0.1）'],
      ['--port <端口>', '监听端口（默认 8012）'],
      ['--offline', '不尝试下载向量模型'],
      ['--no-demo', '库为空时也不载入示例政策库'],
    ],
    service: true,
    examples: ['serve', 'serve --port 9000 --data-dir /srv/huida'],
    load: () => import('../serve/index.ts'),
  },
  {
    name: 'ingest',
    description:
      '把文件或目录读入政策库（docx、pdf、html、txt、md、xlsx、csv、json、jsonl；办事指南 yaml、事项表 csv）',
    arguments: [['<路径...>', '文件或目录']],
    options: [JSON_OPTION],
    examples: ['ingest ./政策文件', 'ingest 通知.docx 办法.pdf --json', 'ingest 事项表.csv'],
    load: () => import('../ingest.ts'),
  },
  {
    name: 'ask',
    description: '提一个问题，得到带引用的答案',
    arguments: [['<问题>', '问题']],
    options: [['--as-of <日期>', '按哪一天的有效文件回答，如 2026-03-01'], JSON_OPTION],
    examples: ['ask "灵活就业社保补贴标准是多少？"'],
    load: () => import('../ask.ts'),
  },
  {
    name: 'search',
    description: '只检索，不作答',
    arguments: [['<检索词>', '检索词或问题']],
    options: [
      ['--limit <数量>', '最多几段（默认 10）'],
      ['--kind <种类>', '只查正文、表格或者术语，多个用逗号分开'],
      JSON_OPTION,
    ],
    examples: ['search "公积金 贷款额度" --limit 5', 'search 办理时限 --kind 表格'],
    load: () => import('../search.ts'),
  },
  {
    name: 'answer',
    description: '批量作答：逐行读入问题，逐行写出答案，顺序不变',
    required: [
      ['--in <文件>', '每行一个 JSON：{id, question, history?, as_of?}；- 为标准输入'],
      ['--out <文件>', '每行一个 JSON 答案；- 为标准输出'],
    ],
    examples: ['answer --in q.jsonl --out a.jsonl'],
    load: () => import('../answer/index.ts'),
  },
  {
    name: 'dispatch',
    description: '批量派单建议：逐行读入工单，逐行写出要素、承办单位建议和派单草稿，顺序不变',
    required: [
      ['--in <文件>', '每行一个 JSON：{id, text, channel?, reported_at?, as_of?, district?}；- 为标准输入'],
      ['--out <文件>', '每行一个 JSON 结果；- 为标准输出'],
    ],
    examples: ['dispatch --in tickets.jsonl --out d.jsonl', 'dispatch --in t.jsonl --out - --city 我市.json'],
    load: () => import('../dispatch/index.ts'),
  },
  {
    name: 'models',
    description: '查看或获取向量模型',
    arguments: [['<动作>', 'status 查看，fetch 获取']],
    options: [
      ['--from <目录>', '从这个目录复制模型文件'],
      ['--source <来源>', '只用一个来源：folder、maven 或 endpoint'],
      JSON_OPTION,
    ],
    examples: ['models status', 'models fetch', 'models fetch --from /media/usb/bge-small-zh-v1.5-q'],
    load: () => import('../models.ts'),
  },
  {
    name: 'doctor',
    description: '检查运行环境、数据、模型和外部服务',
    options: [JSON_OPTION],
    load: () => import('../doctor/index.ts'),
  },
  {
    name: 'eval',
    description: '运行评测（不写套件名则运行全部）',
    arguments: [['[套件...]', '如 policy-qa、ncp']],
    options: [
      ['--gate', '低于门槛或基线时以 1 退出'],
      ['--report <目录>', '把 JSON 和 HTML 报告写到这个目录'],
      ['--answers <文件>', '不提问，给这个答案文件（answer --out 的格式）评分'],
      ['--update-baseline', '把结果写成新的基线'],
      ['--judge', '再请配置的大模型评判答案（先用标注校准；不参与门槛）'],
      ['--shared <目录>', '外部评测数据的目录'],
      ['--project <目录>', '评测集、基线、提示词和语料所在的目录（默认为惠答自带的）'],
      JSON_OPTION,
    ],
    examples: ['eval', 'eval policy-qa --gate --report ./报告'],
    load: () => import('../eval/index.ts'),
  },
  {
    name: 'backup',
    description: '把内嵌数据库备份成一个文件（服务运行中也可以）',
    arguments: [['<文件>', '备份文件']],
    load: () => import('../backup.ts'),
  },
  {
    name: 'restore',
    description: '用备份文件恢复内嵌数据库（需先停止服务）',
    arguments: [['<文件>', '备份文件']],
    options: [['--force', '数据目录中已有数据时也覆盖']],
    load: () => import('../restore.ts'),
  },
]
