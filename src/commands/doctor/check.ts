/** One thing looked at. `absent` is something optional that is not there. */
export interface Check {
  name: string
  state: 'ok' | 'failed' | 'absent'
  detail: string
}
