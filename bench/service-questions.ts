/** Item and aspect recognition (words only) on the external service questions. Run: `node --import tsx bench/service-questions.ts`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadCityPack } from '../src/city/index.ts'
import { loadEverydayWords } from '../src/rag/lexicon/everyday.ts'
import { createSynonyms } from '../src/rag/lexicon/synonyms.ts'
import { addWords } from '../src/rag/lexicon/tokenize.ts'
import { advance, NOTHING_SAID, type Knowledge } from '../src/scenarios/service-guide/understand/dialogue.ts'
import { buildCatalogue } from '../src/scenarios/service-guide/understand/catalogue.ts'
import { loadSameWords } from '../src/scenarios/service-guide/understand/same-words.ts'
import type { ServiceItem } from '../src/store/service-item.ts'

interface Row {
  id: string
  question: string
  item: string
  aspect: string
}

/** Aspects of the set → ours; any of them counts. */
const ASPECTS: Record<string, readonly string[]> = {
  条件: ['conditions'],
  材料: ['materials', 'visits'],
  流程: ['steps'],
  时限: ['time', 'validity'],
  费用: ['fee', 'standard'],
  地点: ['place', 'department', 'hours'],
  线上办理: ['online'],
  咨询电话: ['phone'],
}
/** From this fit on an official name is taken to be that of an item here. */
const SAME_ITEM = 0.62

const GUIDES = new URL('../corpus/service-guides/', import.meta.url)
const shared = process.env.HUIDA_SHARED ?? '../shared'
const city = await loadCityPack(null)
const synonyms = createSynonyms(new Map([...loadEverydayWords(), ...city.synonyms]))
addWords(synonyms.terms)
const items = readdirSync(GUIDES)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => parse(readFileSync(new URL(file, GUIDES), 'utf8')) as ServiceItem)
const knowledge: Knowledge = {
  catalogue: buildCatalogue(items.map((item) => ({ id: item.id, source: '', item }))),
  same: loadSameWords(),
  districts: city.districts,
  expand: (text) => [...synonyms.expand(text).values()].flat(),
}

const rows = readFileSync(join(shared, 'evals/service_questions.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row)
let [known, found, among, aspects] = [0, 0, 0, 0]
for (const { id, question, item, aspect } of rows) {
  const [gold] = advance(NOTHING_SAID, item, knowledge).candidates
  const state = advance(NOTHING_SAID, question, knowledge)
  if (state.aspects.some((one) => ASPECTS[aspect]?.includes(one))) aspects++
  if (gold === undefined || gold.score < SAME_ITEM) continue
  known++
  const ranked = state.candidates.slice(0, 3).map(({ entry }) => entry.id)
  if (ranked[0] === gold.entry.id) found++
  else console.log(`${id} ${gold.entry.item.name} ≠ ${state.candidates[0]?.entry.item.name ?? '无'}`)
  if (ranked.includes(gold.entry.id)) among++
}
const share = (count: number, of: number): string => `${count}/${of} = ${(count / of).toFixed(2)}`
console.log(
  `事项（此处有的）首位 ${share(found, known)}，前三 ${share(among, known)}；要素 ${share(aspects, rows.length)}`,
)
