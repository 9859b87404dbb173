export { buildOutline } from './build-outline.ts'
export { extentOf, nameOf, pathOf, toSections } from './to-sections.ts'
export type { Block, Outline, OutlineNode } from './types.ts'
