import type { Step } from './read-steps.ts'

/** A table of contents has at least so many entries. */
const MIN_ENTRIES = 3
const MAX_ENTRY = 60

/** Offsets of the lines of a table of contents: a run of headings without text that comes again below. */
export function findContents(steps: readonly Step[]): Set<number> {
  const found = new Set<number>()
  const isEntry = (step: Step | undefined): boolean =>
    step?.marker != null &&
    !step.marker.doubtful &&
    step.paragraph!.text.length <= MAX_ENTRY &&
    !/[。；]$/u.test(step.paragraph!.text)
  const first = steps.findIndex(isEntry)
  if (first === -1) return found
  const opening = entryOf(steps[first]!)
  let end = first + 1
  while (isEntry(steps[end]) && entryOf(steps[end]!) !== opening) end++
  const again = steps.slice(end).some((step) => step.marker !== null && entryOf(step) === opening)
  if (end - first < MIN_ENTRIES || !again) return found
  for (const step of steps.slice(first, end)) found.add(step.paragraph!.start)
  const above = steps[first - 1]?.paragraph
  if (above && /^目\s*[录次]$/u.test(above.text)) found.add(above.start)
  return found
}

/** An entry without leaders and page number (`一、总则……3` → `一、总则`). */
function entryOf(step: Step): string {
  return step.paragraph!.text.replace(/[\s.…·—]*[0-9]*$/u, '').replace(/\s/gu, '')
}
