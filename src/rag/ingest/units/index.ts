export { findUnits } from './find-units.ts'
