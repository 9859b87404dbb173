import { createHash } from 'node:crypto'
import type { SyncState } from '../../../store/ports.ts'

/** A document's place: root and path with fragment. */
export interface Place {
  root: string
  path: string
}

/**
 * Gives each document an id that no other place has: the id its source states or the file's base name, with a short
 * hash of its place when that is taken. A document keeps its id as long as its place and source id stay.
 */
export class DocumentIds {
  private readonly owners: Map<string, string>
  private readonly gone: ReadonlySet<string>

  /** `gone` are documents whose files are no longer there: a file that moved takes its id along. */
  constructor(owners: Iterable<Place & { id: string }>, gone: ReadonlySet<string>) {
    this.owners = new Map([...owners].map((owner) => [owner.id, locationOf(owner)]))
    this.gone = gone
  }

  /** The id for a document at a place; `stated` is what its source calls it. */
  assign(stated: string, place: Place, before: SyncState | undefined): string {
    const plain = cleanId(stated)
    const location = locationOf(place)
    const own = `${plain}-${createHash('sha256').update(location).digest('hex').slice(0, 8)}`
    const kept = before && (before.id === plain || before.id === own) ? before.id : null
    const id = kept ?? (this.isFree(plain, location) ? plain : own)
    this.owners.set(id, location)
    return id
  }

  private isFree(id: string, location: string): boolean {
    const owner = this.owners.get(id)
    return owner === undefined || owner === location || this.gone.has(id)
  }
}

/** Base name of a file without its extensions (`a.jsonl.gz` → `a`). */
export function baseName(name: string): string {
  return name.replace(/\.gz$/iu, '').replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/u, '')
}

/** The same file reached from two roots is one place. */
function locationOf({ root, path }: Place): string {
  return `${root.replace(/\/$/u, '')}/${path}`
}

/** Ids stand in URLs and before `#<ordinal>` of chunks. */
function cleanId(id: string): string {
  const clean = id.trim().replace(/[\s#?/\\]+|\p{Cc}+/gu, '-')
  return clean.slice(0, 120) || 'document'
}
