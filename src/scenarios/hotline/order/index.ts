/** Orders and their time limits. */
export { checkOrder } from './check.ts'
export { calendarOf } from './deadlines.ts'
export { draftFrom, draftOrder, orderSource } from './draft.ts'
export { toMaskedSpans } from './masked-spans.ts'
export { maskReporter, reporterIn } from './reporter.ts'
export { createWorkCalendar, type WorkCalendar } from './work-calendar.ts'
export type * from './types.ts'
