import { expect, test } from 'vitest'
import type { DocumentSummary } from '../../../store/ports.ts'
import { createSynonyms } from '../../lexicon/synonyms.ts'
import { analyseQuestion } from '../../retrieve/analyse/index.ts'
import type { Retriever } from '../../retrieve/index.ts'
import type { AnswerContext } from '../context.ts'
import { route } from './route.ts'

const documents = [
  { id: 'a', title: '渔港停泊收费办法', region: '晏海市', kind: '办法' },
] as DocumentSummary[]
const retriever = {
  analyse: async (question: string) => analyseQuestion(question, documents, createSynonyms(new Map())),
} as unknown as Retriever

async function statusOf(question: string): Promise<string | null> {
  const context = {
    ...{ question, carried: null, parts: [], asOf: '2026-06-01' },
    request: { question, history: [] },
    documents: new Map(documents.map((document) => [document.id, document])),
  } as unknown as AnswerContext
  const outcome = await route(retriever).run(context, new AbortController().signal)
  return 'stop' in outcome ? outcome.stop.status : null
}

test.each(['青岛的渔船停泊收多少', '福建省停泊费多少', '昨天交的申请办到哪一步了，帮我查查'])(
  'what the library holds nothing of is told at once: %s',
  async (question) => {
    expect(await statusOf(question)).toBe('unanswerable_out_of_scope')
  },
)

test.each(['渔船停泊收多少', '青岛户口的渔船停泊收多少', '福建来的船停泊收多少', '晏海和青岛的停泊费一样吗'])(
  'this city’s own rules are looked up: %s',
  async (question) => expect(await statusOf(question)).toBeNull(),
)
