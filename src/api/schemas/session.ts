import { Type } from 'typebox'
import { NullableString, OneOf } from './common.ts'

/** The roles of the desk. */
export const ROLES = ['agent', 'supervisor', 'department'] as const

/** Who is logged in. */
export const AccountSchema = Type.Object({
  login: Type.String({ description: '账号' }),
  name: Type.String({ description: '姓名，记入工单历史' }),
  role: OneOf(ROLES, '角色：坐席、值班长、承办单位'),
  department: NullableString('承办单位人员所属的部门'),
})

/** Body of `POST /api/v1/session`. */
export const LoginBody = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 100, description: '账号' }),
    password: Type.String({ minLength: 1, maxLength: 200, description: '口令' }),
  },
  { additionalProperties: false },
)

/** Body of `PUT /api/v1/session/password`. */
export const PasswordBody = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 200, description: '现在的口令' }),
    next: Type.String({ minLength: 8, maxLength: 200, description: '新口令，至少 8 个字符' }),
  },
  { additionalProperties: false },
)
