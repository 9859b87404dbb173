export { buildOutline } from './build-outline.ts'
export { extentOf, pathOf, toSections } from './to-sections.ts'
export type { OutlineNode } from './types.ts'
