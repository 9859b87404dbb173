import { isConfidential, type Ticket } from '../../ticket.ts'

/**
 * A ticket whose reporter must stay closed to departments, closed: a home told as the place of the event would say who it is,
 * unless a person wrote it down as the place. Any other ticket as it is.
 */
export function keepSecret(ticket: Ticket): Ticket {
  if (!isConfidential(ticket)) return ticket
  const { intake, location, edited } = ticket
  const home = homeIn(intake)
  if (home === null) return { ...ticket, confidential: true }
  const { start, end } = home
  return {
    ...ticket,
    confidential: true,
    intake: { ...intake, location: { text: intake.maskedText.slice(start, end), start, end } },
    location: location === home.text && !edited.includes('location') ? null : location,
  }
}

/** The place as intake read it where it stands for a home: the masked text has only a label there. */
const homeIn = ({ location, maskedText }: Ticket['intake']): Ticket['intake']['location'] =>
  location === null || maskedText.includes(location.text) ? null : location
