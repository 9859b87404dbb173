import { buildCatalogue } from './understand/item/catalogue.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { loadSameWords } from './understand/words/same-words.ts'
import type { ServiceGuideDeps } from './deps.ts'

/** Items read from the store at once; a province has a few thousand. */
const PAGE = 1_000

/** The catalogue of all items, made anew whenever the library's revision changes. */
export function createKnowledge(deps: ServiceGuideDeps): (revision: string) => Promise<Knowledge> {
  const same = loadSameWords()
  let known: { revision: string; knowledge: Promise<Knowledge> } | null = null
  const build = async (): Promise<Knowledge> => ({
    catalogue: buildCatalogue(await readAll(deps)),
    same,
    districts: deps.districts,
    expand: deps.expand,
  })
  return (revision) => {
    if (known?.revision !== revision) {
      const knowledge = build()
      known = { revision, knowledge }
      knowledge.catch(() => (known = null))
    }
    return known.knowledge
  }
}

async function readAll({ items }: ServiceGuideDeps) {
  const all = []
  for (let offset = 0; ; offset += PAGE) {
    const page = await items.listItems({ offset, limit: PAGE })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}
