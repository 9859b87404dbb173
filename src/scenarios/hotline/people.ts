import { HuidaError } from '../../shared/errors.ts'

/** 坐席、热线中心审核人、承办单位经办人. */
export type Role = 'agent' | 'supervisor' | 'department'

/** The named person behind an act; without id and name nothing moves. */
export interface Actor {
  id: string
  name: string
  role: Role
  /** Short name of the department; required for the role `department`. */
  department?: string | null
}

/** Not a person: such an actor moves nothing. */
const NOT_A_PERSON = /^(system|系统|robot|机器人|ai|auto|自动|bot|admin|root|匿名|anonymous|unknown|未知)$/i

/** ERR_TICKET_ROLE unless it is a named person of a known role; a department's person has a department. */
export function requirePerson(actor: Actor): void {
  const named =
    [actor.id, actor.name].every((part) => part.trim() !== '') && !NOT_A_PERSON.test(actor.name.trim())
  if (!named) throw new HuidaError('ERR_TICKET_ROLE', '每一步都要由具名的人员确认')
  if (actor.role === 'department' && !actor.department)
    throw new HuidaError('ERR_TICKET_ROLE', '承办单位人员须有所属单位')
}

/** ERR_TICKET_ROLE unless the person works at the centre (agent or supervisor), or has the one role given. */
export function requireCentre(actor: Actor, role?: 'supervisor'): void {
  requirePerson(actor)
  if (actor.role === 'department' || (role !== undefined && actor.role !== role))
    throw new HuidaError(
      'ERR_TICKET_ROLE',
      role === undefined ? '只有热线中心人员可以办理' : '只有热线中心审核人可以办理',
    )
}
