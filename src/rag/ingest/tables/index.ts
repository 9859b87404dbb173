export { isQuantity, splitUnit } from './cell-units.ts'
export { readTable } from './read-table.ts'
