/** What a person may do: an agent works tickets, a supervisor also judges and looks, a department handles its own. */
export type Role = 'agent' | 'supervisor' | 'department'

/** Somebody who works at the desk. */
export interface Account {
  /** What is typed to log in. */
  login: string
  /** What stands in the history of a ticket. */
  name: string
  role: Role
  /** Short name of the department a department's person works for; null for the others. */
  department: string | null
}

/** A password that was made just now, to be shown once. */
export interface FirstPassword {
  login: string
  name: string
  password: string
}

/** Local accounts and their sessions. */
export interface Accounts {
  /** Make the built-in accounts that are missing; returns the passwords that nobody configured. */
  firstPasswords(): Promise<FirstPassword[]>
  /**
   * A session for the right password; `address` is the network address it came from. Throws ERR_UNAUTHORIZED, or
   * ERR_RATE_LIMITED after too many wrong ones.
   */
  logIn(login: string, password: string, address: string): Promise<{ account: Account; token: string }>
  /** Whose session it is; null when it is forged, over, or from before a change of password. */
  accountOf(token: string): Promise<Account | null>
  /** A new session; every older one of this account ends. Throws what {@link logIn} throws. */
  changePassword(
    login: string,
    passwords: { current: string; next: string },
    address: string,
  ): Promise<{ account: Account; token: string }>
  /** How long a session lasts, in seconds. */
  readonly sessionSeconds: number
}
