import type { ServiceItem } from '../../store/service-item.ts'
import type { Aspect } from './understand/aspect/aspects.ts'
import { buildCatalogue } from './understand/item/catalogue.ts'
import { advance, NOTHING_SAID } from './understand/talk/dialogue.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { loadSameWords } from './understand/words/same-words.ts'

/** Items that a question may mean, best first with their fit (0 to 1), and the fields it asks for. */
export interface RecognisedQuestion {
  items: { id: string; name: string; score: number }[]
  aspects: readonly Aspect[]
}

/** Recognition of item and field by words alone, as {@link createServiceGuide} does it before it looks at vectors. */
export function createRecogniser(
  items: readonly ServiceItem[],
  { districts, expand }: Pick<Knowledge, 'districts' | 'expand'>,
): (question: string) => RecognisedQuestion {
  const catalogue = buildCatalogue(items.map((item) => ({ id: item.id, source: '', item })))
  const knowledge: Knowledge = { catalogue, same: loadSameWords(), districts, expand }
  return (question) => {
    const { candidates, aspects } = advance(NOTHING_SAID, question, knowledge)
    const ranked = candidates.map(({ entry, score }) => ({ id: entry.id, name: entry.item.name, score }))
    return { items: ranked, aspects }
  }
}
