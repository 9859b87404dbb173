import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import type { FastifySchemaCompiler } from 'fastify'
import { Type, type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { ACTION_PAYLOADS } from '../../scenarios/hotline/desk/payloads.ts'
import { TICKET_ACTIONS, type TicketAction } from '../../scenarios/hotline/desk/states.ts'
import { snakeSchema } from '../views/snake-keys.ts'
import { OneOf } from './common.ts'

const Common = {
  version: Type.Integer({ minimum: 1, description: '看到的版本；已变化则 409' }),
  reason: Type.Optional(Type.String({ maxLength: 1000, description: '理由' })),
}

const branchOf = (action: TicketAction) => {
  const payload = snakeSchema(ACTION_PAYLOADS[action])
  const needed = (payload.required ?? []).length > 0
  return Type.Object(
    { action: Type.Literal(action), ...Common, payload: needed ? payload : Type.Optional(payload) },
    { additionalProperties: false, title: action },
  )
}

const branches = Object.fromEntries(TICKET_ACTIONS.map((action) => [action, branchOf(action)]))

/** Any action, its payload unread. */
const Envelope = Type.Object(
  {
    action: OneOf(TICKET_ACTIONS, '动作'),
    ...Common,
    payload: Type.Optional(Type.Object({}, { additionalProperties: true })),
  },
  { additionalProperties: false },
)

/** Body of `POST /api/v1/tickets/{id}/actions`, one branch an action. */
export const ActionBody = Type.Unsafe<Static<typeof Envelope>>(Type.Union(Object.values(branches)))

const compiled = new Map<string, ReturnType<typeof Compile>>()
const compile = (name: string, schema: TSchema) => {
  const known = compiled.get(name) ?? Compile(schema)
  compiled.set(name, known)
  return known
}

/** Holds a body against the branch of its action, so that an error names the field and not “none of these”. */
export const actionValidator: FastifySchemaCompiler<TSchema> = (route) => {
  if (route.httpPart !== 'body') return TypeBoxValidatorCompiler(route)
  return (value: unknown) => {
    const action = (value as { action?: unknown } | null)?.action
    const branch = typeof action === 'string' && Object.hasOwn(branches, action) ? branches[action] : null
    const check = branch ? compile(String(action), branch) : compile('', Envelope)
    if (check.Check(value)) return { value }
    return { error: check.Errors(value) as unknown as Error }
  }
}
