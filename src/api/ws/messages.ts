import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { HuidaError } from '../../shared/errors.ts'

const Call = Type.String({ minLength: 1, maxLength: 100, description: '通话编号，由客户端生成' })

const MessageSchema = Type.Union([
  Type.Object(
    {
      type: Type.Literal('text'),
      call: Call,
      text: Type.String({ maxLength: 10_000 }),
      channel: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { type: Type.Literal('resume'), call: Call, after: Type.Integer({ minimum: 0 }) },
    { additionalProperties: false },
  ),
  Type.Object({ type: Type.Literal('end'), call: Call }, { additionalProperties: false }),
])

/**
 * What an agent's page sends: the text of a call so far, a wish to hear again what came after an event, or the end
 * of a call.
 */
export type DeskMessage = Static<typeof MessageSchema>

const compiled = Compile(MessageSchema)

/** A frame as a message. ERR_INPUT_INVALID for anything else. */
export function readMessage(frame: string): DeskMessage {
  const value = parse(frame)
  if (!compiled.Check(value))
    throw new HuidaError('ERR_INPUT_INVALID', '消息应为 text、resume 或 end，字段见说明')
  return value.type === 'text' ? { ...value, text: value.text.replaceAll('\0', '').toWellFormed() } : value
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame)
  } catch (cause) {
    throw new HuidaError('ERR_INPUT_INVALID', '消息不是有效的 JSON', { cause })
  }
}
