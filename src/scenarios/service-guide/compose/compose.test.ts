import { describe, expect, test } from 'vitest'
import { EvidenceBook } from '../../../rag/answer/evidence.ts'
import { citeSentences } from '../../../rag/answer/cite.ts'
import { findUngrounded } from '../../../rag/answer/grounding.ts'
import type { DocumentSummary, StoredDocument } from '../../../store/ports.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { renderGuide } from '../guide/render.ts'
import type { Aspect } from '../understand/aspect/aspects.ts'
import { composeGuide } from './index.ts'
import { mergeCitations } from './merge-citations.ts'
import { GuideWriter } from './writer.ts'

const ITEM: ServiceItem = {
  id: 'guide-kite',
  name: '风筝场地申请',
  department: '市体育局',
  cases: [
    { name: '个人', when: '一个人放' },
    { name: '团体', when: '十人以上' },
  ],
  conditions: [{ text: '年满14周岁。' }, { text: '团体须有领队。', cases: ['团体'] }],
  materials: [
    { name: '申请表', form: '原件', copies: 1 },
    { name: '居民身份证', exempt_by: '居民身份证' },
    { name: '领队名单', cases: ['团体'] },
  ],
  steps: [
    { name: '申请', actor: '申请人' },
    { name: '审核', actor: '市体育局', time: '3个工作日' },
    { name: '发证' },
  ],
  time_limit: { promised_days: 3, unit: '工作日' },
  fee: { charged: true, amount: '每次20元' },
  locations: [
    { district: '东城区', place: '东城体育中心' },
    { district: '西城区', place: '西城体育中心' },
  ],
  online: { depth: '四级全程网办', channel: '市政务服务网', booking: true },
}

test('whether a paper is needed is answered by what the guide says of it, and nothing is asked back', () => {
  const asked = (papers: string[]) => answer('名单要不要交', ['materials'], ITEM, { papers })
  expect(asked(['名单']).text).toMatch(/关于名单：\n· .*领队名单/s)
  expect(asked(['名单']).status).toBe('answered')
  expect(asked(['公章']).text).not.toContain('关于')
})

function answer(
  question: string,
  aspects: readonly Aspect[],
  item = ITEM,
  known: { caseName?: string; things?: string[]; papers?: string[] } = {},
) {
  const guide = {
    id: item.id,
    source: 'KITE.yaml',
    ...renderGuide(item),
    tables: [],
    terms: [],
  } as never as StoredDocument
  const summary = { id: item.id, source: 'KITE.yaml', title: item.name } as never as DocumentSummary
  const book = new EvidenceBook()
  const situation = {
    item,
    question,
    district: null,
    caseName: null,
    eligibility: false,
    things: [],
    districts: [],
    ...known,
  }
  const { draft, status } = composeGuide(situation, aspects, null, new GuideWriter(guide, summary, book))
  const sentences = mergeCitations(draft.sentences, book, guide, summary)
  expect(sentences.flatMap((sentence) => findUngrounded(sentence, book) ?? [])).toEqual([])
  return { status, ...citeSentences(sentences, book, () => ({ label: '有效' }) as never, '2026-01-01') }
}

describe('how a thing is done', () => {
  test('is told as a whole, within the length', () => {
    const { text, status } = answer('风筝场地怎么申请', ['steps'])
    expect(status).toBe('answered')
    for (const told of [
      '年满14周岁',
      '申请表、居民身份证（可免提交）',
      '全程网办，市政务服务网，支持网上预约',
      '3个工作日',
      '每次20元',
    ])
      expect(text).toContain(told)
    expect(text).toMatch(/\n（一）申请（申请人）\n（二）审核（市体育局，3个工作日）\n（三）发证\[\d+\]$/)
    expect(text).not.toContain('→')
    expect(text.length).toBeLessThanOrEqual(400)
  })

  test('is told as steps alone when they are asked for by name', () => {
    const { text, citations } = answer('风筝场地申请的流程', ['steps'])
    expect(text).toBe(
      '“风筝场地申请”办理流程：\n（一）申请（申请人）\n（二）审核（市体育局，3个工作日）\n（三）发证[1]',
    )
    expect(citations.map(({ anchor }) => anchor)).toEqual(['steps'])
  })

  test('keeps to the length when there is much of everything', () => {
    const many = <T>(count: number, make: (i: number) => T): T[] =>
      Array.from({ length: count }, (_, i) => make(i))
    const long = {
      ...ITEM,
      conditions: many(6, () => ({ text: '应当符合本市关于公共场地使用的各项安全和秩序要求。' })),
      steps: many(14, (i) => ({ name: `第${i}道手续的办理和确认`, actor: '市体育局和场地管理单位' })),
    }
    const { text, status } = answer('风筝场地怎么申请', ['steps'], long)
    expect(text.length).toBeLessThanOrEqual(400)
    expect(text).toContain('其余见指南')
    expect(status).toBe('answered_partial')
  })
})

test('several fields of a section have one citation, a single field its own', () => {
  const list = answer('要什么材料', ['materials'])
  expect(list.citations.map(({ anchor }) => anchor)).toEqual(['materials', 'cases.0'])
  expect(list.text).toMatch(/申请表：原件1份\n· 居民身份证：免提交（居民身份证）\[1\]/)
  expect(answer('多久', ['time']).citations.map(({ anchor }) => anchor)).toEqual(['time_limit.promised_days'])
})

describe('whether somebody else may act', () => {
  test('is told from every field that speaks of it', () => {
    const { text, status } = answer('能让我哥代办吗', ['proxy'], {
      ...ITEM,
      conditions: [{ text: '年满14周岁。' }, { text: '团体可由受托人代为申请。' }],
      materials: [{ name: '代办人居民身份证' }, { name: '申请表' }],
      faq: [{ q: '能委托别人来吗？', a: '能，须持委托书。' }],
    })
    expect(status).toBe('answered')
    expect(text).toMatch(/能委托别人来吗？能，须持委托书。.*团体可由受托人代为申请。.*代办人居民身份证/s)
    expect(text).not.toMatch(/年满|申请表/)
  })

  test('of a child is for its guardian', () => {
    const item = { ...ITEM, conditions: [{ text: '未成年人由监护人陪同。' }] }
    expect(answer('能替孩子申请吗', ['proxy'], item).text).toContain('监护人陪同')
    expect(answer('能替邻居申请吗', ['proxy'], item).status).toBe('unanswerable_not_stated')
  })

  test('is not read off the number of visits', () => {
    const { text, status } = answer('能让邻居代办吗', ['proxy'], {
      ...ITEM,
      online: { visits: 1 },
      phones: { consult: '12345' },
    })
    expect(status).toBe('unanswerable_not_stated')
    expect(text).toMatch(/没有写明能否由他人代办，可以拨打咨询电话/)
    expect(text).not.toContain('次')
  })
})

describe('a case that is known', () => {
  const item: ServiceItem = {
    ...ITEM,
    fee: { charged: true, amount: '团体每次80元；个人20元；残疾人免收' },
    time_limit: { promised_days: 3, unit: '工作日', note: '个人当场办结；团体须现场查看' },
  }

  test('has its own fee, with what holds for all', () => {
    const { text } = answer('多少钱', ['fee'], item, { caseName: '个人' })
    expect(text).toContain('”收费：个人20元；残疾人免收。')
    expect(text).not.toContain('80')
  })

  test('has its own time', () => {
    const { text } = answer('多久', ['time'], item, { caseName: '团体' })
    expect(text).toMatch(/须现场查看/)
    expect(text).not.toContain('当场')
  })

  test('that a field does not tell apart leaves it whole', () => {
    expect(answer('多少钱', ['fee'], ITEM, { caseName: '团体' }).text).toContain('：每次20元')
  })
})

test('a thing that is asked about is answered from the fields that speak of it', () => {
  const { text } = answer('领队要不要体检', [], ITEM, { things: ['领队'] })
  expect(text).toMatch(/关于领队：\n· 团体须有领队。.*材料：领队名单/s)
  expect(text).not.toContain('收费')
})
