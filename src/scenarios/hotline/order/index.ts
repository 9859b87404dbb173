/** Orders and their time limits. */
export { calendarOf } from './limits/deadlines.ts'
export { draftFrom, draftOrder } from './draft.ts'
export { placeWithoutDoor } from './source/event-place.ts'
export { toMaskedSpans } from './source/masked-spans.ts'
export { maskReporter, reporterIn } from './source/reporter.ts'
export type * from './types.ts'
