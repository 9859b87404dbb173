import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { parse } from 'yaml'
import { loadCityPack } from '../../../city/index.ts'
import { openSynonyms } from '../../../rag/lexicon/everyday.ts'
import { createRecogniser, type RecognisedQuestion } from '../../../scenarios/service-guide/index.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { Detail, EvalCase, Metric, Suite } from '../../types.ts'
import { metricsOf } from '../metric-info.ts'
import { withoutLibrary } from '../no-library.ts'

const ServiceQuestionRow = Type.Object({
  id: Type.String(),
  question: Type.String({ minLength: 1 }),
  item: Type.String({ minLength: 1 }),
  aspect: Type.String({ minLength: 1 }),
})

/** A citizen's question with the official name of the item and the field it asks for. */
export interface ServiceQuestionCase extends EvalCase, Static<typeof ServiceQuestionRow> {}

interface ServiceQuestionOutcome {
  recognised: RecognisedQuestion
  /** Our item of that official name, null where the sample city has none. */
  gold: string | null
}

/** Fields of the set → ours; any of them counts. */
const ASPECTS: Record<string, readonly string[]> = {
  条件: ['conditions'],
  材料: ['materials', 'visits', 'proxy'],
  流程: ['steps'],
  时限: ['time', 'validity'],
  费用: ['fee', 'standard'],
  地点: ['place', 'department', 'hours'],
  线上办理: ['online'],
  咨询电话: ['phone'],
}
/** From this fit on an official name is taken to be that of an item of ours. */
const SAME_ITEM = 0.62

const metric = metricsOf<ServiceQuestionCase, ServiceQuestionOutcome>()

const among =
  (top: number): Metric<ServiceQuestionCase, ServiceQuestionOutcome>['score'] =>
  (_, { gold, recognised }) =>
    gold === null ? null : Number(recognised.items.slice(0, top).some(({ id }) => id === gold))

const METRICS = [
  metric('item_1', '事项在首位', among(1)),
  metric('item_3', '事项在前三', among(3)),
  metric('aspect', '要素识别', ({ aspect }, { recognised }) =>
    Number(recognised.aspects.some((one) => ASPECTS[aspect]?.includes(one) === true)),
  ),
  metric('known', '此处有的事项', (_, { gold }) => Number(gold !== null), { gated: false }),
]

/** Item and field recognised from questions on items of another city, by words alone. */
export function serviceQuestionsSuite(
  definition: SuiteDefinition,
): Suite<ServiceQuestionCase, ServiceQuestionOutcome> {
  return {
    ...definition,
    primary: 'item_1',
    load: () => readCases(definition.dataset, ServiceQuestionRow, (row) => ({ ...row, type: row.aspect })),
    async open() {
      const recognise = await openRecogniser(definition)
      return {
        ...(await withoutLibrary(definition.sources)),
        metrics: METRICS,
        explain,
        async run({ question, item }) {
          const [best] = recognise(item).items
          const gold = best !== undefined && best.score >= SAME_ITEM ? best.id : null
          return { recognised: recognise(question), gold }
        },
      }
    },
  }
}

/** Recognition over the guides that the definition names as its one source. */
async function openRecogniser({ name, sources: [guides] }: SuiteDefinition) {
  if (guides === undefined) throw new HuidaError('ERR_CONFIG', `评测定义 ${name} 的 sources 应为办事指南目录`)
  const city = await loadCityPack(null)
  const synonyms = openSynonyms(city.synonyms)
  const files = (await readdir(guides)).filter((file) => file.endsWith('.yaml')).sort()
  const items = await Promise.all(
    files.map(async (file) => parse(await readFile(join(guides, file), 'utf8')) as ServiceItem),
  )
  return createRecogniser(items, {
    districts: city.districts,
    expand: (text) => [...synonyms.expand(text).values()].flat(),
  })
}

function explain(
  { item, aspect }: ServiceQuestionCase,
  { gold, recognised }: ServiceQuestionOutcome,
): Detail[] {
  const shown = recognised.items.map(({ id, name, score }) => `${id} ${name}（${score.toFixed(2)}）`)
  return [
    { label: '事项和要素', text: `${item}（${gold ?? '此处没有'}） ${aspect}` },
    { label: '认出的事项', text: shown.join('\n') },
    { label: '认出的要素', text: recognised.aspects.join('、') },
  ]
}
