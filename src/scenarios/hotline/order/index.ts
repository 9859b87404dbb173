/** Orders and their time limits. */
export { calendarOf } from './deadlines.ts'
export { draftFrom, draftOrder } from './draft.ts'
export { placeWithoutDoor } from './event-place.ts'
export { hasContent, NO_CONTENT } from './has-content.ts'
export { toMaskedSpans } from './masked-spans.ts'
export { maskReporter, reporterIn } from './reporter.ts'
export type * from './types.ts'
