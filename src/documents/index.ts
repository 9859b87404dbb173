/** Files for offices. */
export type * from './official-document.ts'
export { writeDocx } from './write-docx.ts'
