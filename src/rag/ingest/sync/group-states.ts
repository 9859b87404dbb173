import type { SyncState } from '../../../store/ports.ts'

/** States by the file they came from: `a.jsonl#7` belongs to `a.jsonl`, unless a file has that very name. */
export function groupStates(
  states: readonly SyncState[],
  present: ReadonlySet<string>,
): Map<string, SyncState[]> {
  const groups = new Map<string, SyncState[]>()
  for (const state of states) {
    const file = fileOf(state.path, present)
    const group = groups.get(file)
    if (group) group.push(state)
    else groups.set(file, [state])
  }
  return groups
}

function fileOf(path: string, present: ReadonlySet<string>): string {
  if (present.has(path)) return path
  for (let at = path.lastIndexOf('#'); at > 0; at = path.lastIndexOf('#', at - 1)) {
    const file = path.slice(0, at)
    if (present.has(file)) return file
  }
  const fragment = path.indexOf('#', path.lastIndexOf('/') + 1)
  return fragment > 0 ? path.slice(0, fragment) : path
}
