import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { EvalLibrary, OpenLibrary } from '../../src/evaluation/index.ts'
import type { StoredDocument } from '../../src/store/ports.ts'

/** Subjects of the made-up policy. */
export const FACTS = ['停车位', '充电桩', '路灯', '长椅', '公厕', '站亭', '书屋', '食堂']
/** The line of the policy about a subject. */
export const factOf = (name: string, index: number): string =>
  `到2030年，全市建成${name}${(index + 1) * 100}个。`
/** The whole policy, a line for each subject. */
export const POLICY = FACTS.map(factOf).join('\n')

/** A system that quotes the line of the question's subject from the one file it was given; it forgets what it is told to. */
export function openFake(forgets: () => readonly string[] = () => []): { open: OpenLibrary; dirs: string[] } {
  const dirs: string[] = []
  const open = async (dir: string): Promise<EvalLibrary> => {
    dirs.push(dir)
    let text = ''
    let source = ''
    const document = () => ({
      id: 'd',
      source,
      text,
      sections: [{ anchor: 's1' }],
      terms: [],
      tables: [],
      chunkCount: 0,
    })
    const find = (question: string): string | undefined => {
      const subject = FACTS.find((name) => question.includes(name) && !forgets().includes(name))
      return text.split('\n').find((line) => subject !== undefined && line.includes(subject))
    }
    const passage = (line: string) => ({ doc_id: 'd', source, path: '', anchor: 's1', text: line, score: 1 })
    return {
      openHotline: () => Promise.reject(new Error('no hotline in this library')),
      embedTexts: () => Promise.resolve(null),
      embedderId: null,
      chatId: null,
      ingestPaths: async ([path]) => {
        text = await readFile(path ?? '', 'utf8')
        source = basename(path ?? '')
        return text === ''
          ? [{ path: source, outcome: 'failed', reason: '空' }]
          : [{ path: source, outcome: 'created' }]
      },
      embedPending: async () => undefined,
      library: {
        revision: async () => 'r1',
        documentIndex: async () => [document()] as never,
        getDocument: async () => document() as unknown as StoredDocument,
        getChunkRange: async () => [],
      },
      assistant: {
        answer: async ({ question }) => {
          const line = find(question)
          return {
            id: 'a',
            status: line ? 'answered' : 'unanswerable_no_evidence',
            answer: line ? `${line}[1]` : '没有查到。',
            citations: line ? [{ n: 1, doc_id: 'd', source, anchor: 's1', quote: line }] : [],
            retrieved: line ? [passage(line)] : [],
          } as never
        },
        search: async (query) => ({
          query,
          terms: [],
          passages: [passage(find(query) ?? '')] as never,
          dense: false,
          ms: 1,
        }),
        nearest: async (question) => ({
          passages: find(question) === undefined ? [] : [{ n: 1, source, quote: find(question) } as never],
          nearer: false,
        }),
      },
      close: async () => undefined,
    }
  }
  return { open, dirs }
}
