import { ERROR_TABLE, isHuidaError, type ErrorCode } from '../shared/errors.ts'
import { describeValidation, type ValidationIssue } from '../shared/validation-message.ts'

/** Media type of every error body (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457 problem details with Huida's stable code. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  /** The request id; an operator finds the log lines by it. */
  instance: string
  [extension: string]: unknown
}

/** Fastify and plugin error codes, each as one of ours with what a caller may know. */
const FRAMEWORK_ERRORS: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['ERR_BODY_TOO_LARGE', '请求内容超过大小上限'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'ERR_MEDIA_TYPE',
    '请使用 application/json；上传文件用 multipart/form-data',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['ERR_INPUT_INVALID', '请求长度与 Content-Length 不符'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['ERR_INPUT_INVALID', '请求内容为空'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['ERR_INPUT_INVALID', '请求内容不是有效的 JSON'],
  FST_ERR_BAD_URL: ['ERR_INPUT_INVALID', '网址格式有误'],
  FST_ERR_MAX_PARAM_LENGTH: ['ERR_INPUT_INVALID', '网址过长'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['ERR_MEDIA_TYPE', '上传文件请使用 multipart/form-data'],
  FST_REQ_FILE_TOO_LARGE: ['ERR_FILE_TOO_LARGE', '文件超过大小上限'],
  FST_PARTS_LIMIT: ['ERR_BODY_TOO_LARGE', '表单的部分过多'],
  FST_FILES_LIMIT: ['ERR_BODY_TOO_LARGE', '一次上传的文件过多'],
  FST_FIELDS_LIMIT: ['ERR_BODY_TOO_LARGE', '表单字段过多'],
  FST_UNDER_PRESSURE: ['ERR_OVERLOADED', '服务繁忙，请稍后再试'],
}

const CODE_BY_STATUS: Record<number, ErrorCode> = {
  401: 'ERR_UNAUTHORIZED',
  403: 'ERR_FORBIDDEN',
  404: 'ERR_NOT_FOUND',
  405: 'ERR_METHOD_NOT_ALLOWED',
  413: 'ERR_BODY_TOO_LARGE',
  415: 'ERR_MEDIA_TYPE',
  429: 'ERR_RATE_LIMITED',
  503: 'ERR_OVERLOADED',
}

/** What is said instead of what is not meant for the caller. */
const UNTOLD = '请稍后再试；若仍失败，请告知管理员编号'

/** A problem from a code and a detail that is safe to show. */
export function makeProblem(code: ErrorCode, detail: string, instance: string): Problem {
  const { status, title } = ERROR_TABLE[code]
  return { type: `urn:huida:error:${code}`, title, status, code, detail, instance }
}

/** Anything thrown, as a problem. What is not meant for the caller becomes a plain internal error. */
export function problemOf(error: unknown, instance: string): Problem {
  if (isHuidaError(error)) {
    const hidden = ERROR_TABLE[error.code].status === 500
    return makeProblem(error.code, hidden ? UNTOLD : error.detail, instance)
  }
  const { code, statusCode, validation, validationContext } = asFrameworkError(error)
  if (validation) {
    return makeProblem('ERR_INPUT_INVALID', describeValidation(validation, validationContext), instance)
  }
  const known = code === undefined ? undefined : FRAMEWORK_ERRORS[code]
  if (known) return makeProblem(...known, instance)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return makeProblem(CODE_BY_STATUS[statusCode] ?? 'ERR_INPUT_INVALID', '请求无法处理', instance)
  }
  return makeProblem('ERR_INTERNAL', UNTOLD, instance)
}

interface FrameworkError {
  code?: string
  statusCode?: number
  validation?: ValidationIssue[]
  validationContext?: string
}

const asFrameworkError = (error: unknown): FrameworkError =>
  typeof error === 'object' && error !== null ? (error as FrameworkError) : {}
