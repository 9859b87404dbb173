import type { ActionName } from '../api/types.ts'

/** The key of each step; steps that never stand beside each other share one. */
export const ACTION_KEYS: Partial<Record<ActionName, string>> = {
  answer: 'A',
  reply: 'A',
  reject: 'X',
  rejectReturn: 'X',
  rejectExtension: 'X',
  approveReturn: 'Y',
  approveExtension: 'Y',
  consult: 'C',
  contact: 'C',
  merge: 'M',
  recall: 'U',
  unmerge: 'U',
  reopen: 'O',
  redo: 'O',
  sign: 'G',
  return: 'T',
  progress: 'P',
  extend: 'W',
  revisit: 'V',
  close: 'F',
  supervise: 'Z',
  note: 'B',
}
