import { Type } from 'typebox'

/** JSON `string | null`, in the form OpenAPI 3.1 and the serializer both know. */
export const NullableString = (description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], description })

/** JSON `number | null`. */
export const NullableNumber = (description: string) =>
  Type.Unsafe<number | null>({ type: ['number', 'null'], description })

/** One of the given words. */
export const OneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description })

/** A day that the calendar has, `2026-03-01`. */
export const Day = (description: string) =>
  Type.String({ description, format: 'date', examples: ['2026-03-01'] })

/** Where a text begins and ends, in UTF-16 code units. */
export const Extent = { start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) }

/** How many of a list are given unless a request says otherwise. */
export const PAGE = 50

/** Which part of a list is wanted; `unit` is the measure word of what it lists. */
export const pageOf = (unit: string) => ({
  offset: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 10_000_000, description: `从第几${unit}起，默认 0` }),
  ),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 200, description: `最多几${unit}，默认 ${PAGE}` }),
  ),
})

/** The id in a path. */
export const IdParams = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 400, description: '编号' }),
})

/** RFC 9457 problem details as every error is answered. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: '错误类型标识' }),
    title: Type.String({ description: '错误类别' }),
    status: Type.Integer({ description: 'HTTP 状态码' }),
    code: Type.String({ description: '稳定的错误代码，如 ERR_INPUT_INVALID' }),
    detail: Type.String({ description: '可以给用户看的说明' }),
    instance: Type.String({ description: '请求编号，查日志用' }),
  },
  { description: '错误', additionalProperties: true },
)

/** The error responses of a route, for OpenAPI. */
export function problems<const S extends readonly number[]>(...statuses: S) {
  const body = { description: '错误', content: { 'application/problem+json': { schema: ProblemSchema } } }
  return Object.fromEntries(statuses.map((status) => [status, body])) as Record<S[number], typeof body>
}

/** Who may call what belongs to the desk: a session, or the admin token. */
export const security = [{ session: [] }, { adminToken: [] }]

/** Who may change the library: the admin token. */
export const adminOnly = [{ adminToken: [] }]

/** A JSON body as OpenAPI wants it. */
export const json = <T>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})
