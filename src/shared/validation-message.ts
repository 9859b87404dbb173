/** What a schema validator reports of one place. */
export interface ValidationIssue {
  keyword: string
  instancePath: string
  params?: Record<string, unknown>
}

const PARTS: Record<string, string> = {
  body: '请求内容',
  querystring: '查询参数',
  params: '路径参数',
  headers: '请求头',
}

const TYPES: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
}

type Describe = (params: Record<string, unknown>) => string

const REASONS: Record<string, Describe> = {
  type: (params) => `应为${typeName(params.type)}`,
  minLength: (params) => (params.limit === 1 ? '不能为空' : `至少 ${String(params.limit)} 个字`),
  maxLength: (params) => `最多 ${String(params.limit)} 个字`,
  minItems: (params) => `至少 ${String(params.limit)} 项`,
  maxItems: (params) => `最多 ${String(params.limit)} 项`,
  minimum: (params) => `不能小于 ${String(params.limit)}`,
  maximum: (params) => `不能大于 ${String(params.limit)}`,
  enum: (params) => `只能是 ${listOf(params.allowedValues)}`,
  format: (params) => (params.format === 'date' ? '应为日历上有的日期，如 2026-03-01' : '格式不对'),
  pattern: () => '格式不对',
}

/** One Chinese sentence that names the first field at fault and why. */
export function describeValidation(issues: readonly ValidationIssue[], part = 'body'): string {
  const where = PARTS[part] ?? part
  const unknown = issues.find((issue) => issue.keyword === 'additionalProperties')
  if (unknown) return `${where}中有不认识的字段：${listOf(unknown.params?.additionalProperties)}`
  const missing = issues.find((issue) => issue.keyword === 'required')
  if (missing) return `${where}缺少字段：${listOf(missing.params?.requiredProperties)}`
  const issue = issues[0]
  if (!issue) return `${where}不符合要求`
  const field = issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || where
  const reason = REASONS[issue.keyword]?.(issue.params ?? {}) ?? '不符合要求'
  return `${field} ${reason}`
}

const listOf = (value: unknown): string =>
  (Array.isArray(value) ? value.join('、') : String(value ?? '')).slice(0, 200)

function typeName(type: unknown): string {
  const names = Array.isArray(type) ? type : [type]
  return names.map((name) => TYPES[String(name)] ?? String(name)).join('或')
}
