import { Type, type Static } from 'typebox'

const Text = (description: string, fallback?: string) =>
  Type.String(fallback === undefined ? { description, default: '' } : { description, default: fallback })
const Count = (description: string, fallback: number, minimum = 0, maximum = 1_000_000_000) =>
  Type.Integer({ description, default: fallback, minimum, maximum })

/** One of the given words; a union of literals would be reported once for each of them. */
const OneOf = <const T extends readonly string[]>(description: string, values: T, fallback: T[number]) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description, default: fallback })

/** Every environment variable Huida reads; `.env.example` is checked against this list. Empty text means "not set". */
export const EnvironmentSchema = Type.Object({
  DATABASE_URL: Text('PostgreSQL（需 pgvector ≥ 0.8）连接串；留空则用内嵌数据库'),
  HUIDA_DATA_DIR: Text('数据目录', '.huida'),
  HUIDA_MODELS_DIR: Text('模型目录，每个模型一个文件夹；留空为 <数据目录>/models'),
  HUIDA_CITY: Text('城市包目录或文件；留空为自带的示例城市晏海市'),
  HUIDA_HOST: Text('监听地址', '127.0.0.1'),
  HUIDA_PORT: Count('监听端口', 8012, 0, 65535),
  HUIDA_LOG_LEVEL: OneOf('日志级别', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),
  HUIDA_ADMIN_TOKEN: Text('写入政策库所需的令牌；留空则首次启动时生成并显示一次'),
  HUIDA_RETENTION_DAYS: Count('问答记录保留天数', 180, 1, 3650),
  HUIDA_MAX_UPLOAD_MB: Count('单个文件大小上限（MB）', 50, 1, 1024),
  HUIDA_RATE_LIMIT: Count('每个地址每分钟的请求上限', 300, 1),
  HUIDA_MAX_LOOP_DELAY_MS: Count('事件循环延迟超过多少毫秒时不再接新请求；0 为不限', 5_000, 0),
  HUIDA_HOTLINE: Text('无法回答时给出的热线', '12345'),
  HUIDA_SHARED: Text('评测所用外部数据的目录', '../shared'),
  HUIDA_MODEL_ENDPOINT: Text('下载向量模型的镜像地址（Hugging Face 或 ModelScope 的接口格式）'),
  HUIDA_PRIVATE_KEY: Text('工单中个人信息的加密密钥；留空则首次启动时生成并存入数据库，启用后不可更换'),
  AUTH_SESSION_KEY: Text('登录会话的签名密钥（至少 32 个字符）；留空则首次启动时生成并存入数据库'),
  AUTH_SESSION_HOURS: Count('登录后多少小时需要重新登录', 10, 1, 168),
  AUTH_LOGIN_LIMIT: Count('每个地址每分钟尝试登录的上限', 20, 1),
  AUTH_AGENT_PASSWORD: Text('坐席账号 agent 的口令；留空则首次启动时生成并显示一次'),
  AUTH_SUPERVISOR_PASSWORD: Text('值班长账号 supervisor 的口令；留空同上'),
  AUTH_DEPARTMENT_PASSWORD: Text('承办单位账号 department 的口令；留空同上'),
  AUTH_DEPARTMENT: Text('承办单位账号所属的部门（城市包中的简称）；留空为分类树中最常承办的部门'),
  LLM_BASE_URL: Text('OpenAI 兼容接口地址；留空则不用大模型'),
  LLM_API_KEY: Text('大模型接口密钥'),
  LLM_MODEL: Text('大模型名称'),
  LLM_GGUF: Text('本地 GGUF 模型文件（需自行安装 node-llama-cpp）'),
  LLM_CONTEXT_TOKENS: Count('大模型上下文长度（token）', 8192, 1024),
  LLM_TIMEOUT_MS: Count('一次大模型调用的时限（毫秒）', 30_000, 100),
  EMBEDDING_BASE_URL: Text('OpenAI 兼容的向量接口；留空则用本地模型'),
  EMBEDDING_API_KEY: Text('向量接口密钥'),
  EMBEDDING_MODEL: Text('向量模型名称', 'bge-small-zh-v1.5-q'),
  EMBEDDING_DIMENSIONS: Count('向量维数', 512, 8, 4096),
  EMBEDDING_WORKERS: Count('本地向量模型的工作线程数', 2, 1, 64),
  RERANK_BASE_URL: Text('重排接口地址；留空则不用'),
  RERANK_API_KEY: Text('重排接口密钥'),
  RERANK_MODEL: Text('重排模型名称'),
  RERANK_STYLE: OneOf('重排接口格式：tei 或 openai', ['tei', 'openai'], 'tei'),
})

export type Environment = Static<typeof EnvironmentSchema>
