export { readFields, type FieldReading } from './read-fields.ts'
