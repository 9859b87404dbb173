export { attachCaptions, readUnitLine, splitCaption } from './attach-captions.ts'
export { findLostBreaks } from './find-lost-breaks.ts'
export { findTables } from './find-tables.ts'
export { isClosingSentence, isDateLine, isOfficeLine } from './read-line.ts'
export { readMarker } from './read-marker.ts'
export { splitParagraphs } from './split-paragraphs.ts'
export {
  MARKER_FORMS,
  type Cell,
  type Flow,
  type FoundTable,
  type Marker,
  type MarkerForm,
  type Paragraph,
} from './types.ts'
