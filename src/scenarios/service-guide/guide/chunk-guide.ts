import type { ChunkRecord, SectionRecord } from '../../../store/records.ts'
import type { RenderedGuide } from './render.ts'

/** Longest chunk; sections are packed up to it, and a longer field is cut between sentences. */
const MAX_CHUNK = 400

interface Piece {
  section: SectionRecord
  anchor: string
  start: number
  end: number
}

/** Chunks of a guide: neighbouring sections together as far as they fit, a longer one by its fields. */
export function chunkGuide({ text, sections }: RenderedGuide, name: string): ChunkRecord[] {
  const pieces = sections
    .filter(({ level }) => level === 1)
    .flatMap((section) => piecesOf(section, sections, text))
  return packPieces(pieces).map(({ section, anchor, start, end }, ordinal): ChunkRecord => {
    const own = text.slice(start, end)
    const heading = own.startsWith(section.title) ? [name] : [name, section.title]
    return {
      ordinal,
      kind: 'text',
      anchor,
      path: section.path,
      text: own,
      start,
      end,
      indexText: [...heading, own].join('\n'),
    }
  })
}

/** A section with its heading in one piece where it fits, else field by field. */
function piecesOf(section: SectionRecord, sections: readonly SectionRecord[], text: string): Piece[] {
  const { anchor, start, end } = section
  if (end - start <= MAX_CHUNK) return [{ section, anchor, start, end }]
  const fields = sections.filter(({ parent }) => parent === anchor)
  return fields.flatMap((field, i) =>
    cutLong({ section, ...extentOf(field, i === 0 ? start : field.start) }, text),
  )
}

const extentOf = ({ anchor, end }: SectionRecord, start: number) => ({ anchor, start, end })

function packPieces(pieces: readonly Piece[]): Piece[] {
  const packed: Piece[] = []
  for (const piece of pieces) {
    const last = packed.at(-1)
    if (last && piece.end - last.start <= MAX_CHUNK) last.end = piece.end
    else packed.push({ ...piece })
  }
  return packed
}

function cutLong({ section, anchor, start, end }: Piece, text: string): Piece[] {
  const parts: Piece[] = []
  for (let from = start; from < end;) {
    const limit = Math.min(end, from + MAX_CHUNK)
    const window = text.slice(from, limit)
    const stop =
      limit === end ? -1 : Math.max(...['。', '；', ';', ' '].map((mark) => window.lastIndexOf(mark)))
    const to = stop > MAX_CHUNK / 3 ? from + stop + 1 : limit
    parts.push({ section, anchor, start: from, end: to })
    from = to
  }
  return parts
}
