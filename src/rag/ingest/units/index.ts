export { findUnits } from './find-units.ts'
export { readUnits } from './read-bracket.ts'
