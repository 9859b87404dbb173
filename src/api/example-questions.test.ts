import { describe, expect, it } from 'vitest'
import { makeDocument, makeFakeLibrary } from '../../test/support/fake-library.ts'
import { findExampleQuestions } from './example-questions.ts'

describe('findExampleQuestions', () => {
  it('takes a question the document prints', async () => {
    const library = makeFakeLibrary([
      makeDocument({
        id: 'a',
        fields: { title: '居住证政策问答', kind: '问答' },
        text: '说明\n问：居住证要不要收费？\n答：不收费。',
      }),
    ])
    expect(await findExampleQuestions(library)).toEqual(['居住证要不要收费？'])
  })

  it('asks about a section whose title names what people want, without saying a word twice', async () => {
    const library = makeFakeLibrary([
      makeDocument({
        id: 'a',
        fields: { title: '晏海市育儿补贴实施办法', region: '晏海市' },
        text: '第二章 补贴标准\n每月 300 元。',
        headings: ['第二章 补贴标准'],
      }),
    ])
    expect(await findExampleQuestions(library)).toEqual(['育儿补贴的标准是什么？'])
  })

  it('leaves out repealed documents and repeats no topic', async () => {
    const library = makeFakeLibrary([
      makeDocument({
        id: 'a',
        fields: { title: '旧问答', status: '已废止' },
        text: '问：旧办法怎么规定的？',
      }),
      makeDocument({
        id: 'b',
        fields: { title: '供热问答', topics: ['供热'] },
        text: '问：供热什么时候开始？',
      }),
      makeDocument({
        id: 'c',
        fields: { title: '供热问答二', topics: ['供热'] },
        text: '问：供热什么时候结束？',
      }),
    ])
    expect(await findExampleQuestions(library)).toEqual(['供热什么时候开始？'])
  })

  it('asks one guide and one rule of its time, about other topics', async () => {
    const then = { status: '已废止', region: '晏海市', effectiveFrom: '2021-04-01' } as const
    const library = makeFakeLibrary([
      makeDocument({
        id: 'g1',
        fields: { title: '居住证办理', kind: '办事指南', status: '有效', topics: ['居住证'] },
        text: '申请材料\n身份证。',
        headings: ['申请材料'],
      }),
      makeDocument({
        id: 'g2',
        fields: { title: '犬只登记', kind: '办事指南', status: '有效', audience: ['自然人'] },
        text: '办理情形\n年审。\n申请材料\n照片。',
        headings: ['办理情形', '申请材料'],
      }),
      makeDocument({
        id: 'old',
        fields: { title: '晏海市育儿补贴办法', ...then, effectiveTo: '2024-03-31', topics: ['育儿'] },
        text: '第二章 补贴标准\n每月 200 元。',
        headings: ['第二章 补贴标准'],
      }),
    ])
    expect(await findExampleQuestions(library)).toEqual([
      '居住证办理需要哪些材料？',
      '2022年4月，育儿补贴的标准是什么？',
    ])
  })

  it('names what a notice is about, not what it does', async () => {
    const library = makeFakeLibrary([
      makeDocument({
        id: 'a',
        fields: { title: '关于调整住房公积金贷款政策的通知' },
        text: '第一章 最高贷款额度\n50 万元。',
        headings: ['第一章 最高贷款额度'],
      }),
    ])
    expect(await findExampleQuestions(library)).toEqual(['住房公积金贷款的最高贷款额度是什么？'])
  })

  it('asks of a rule within the time it was in force', async () => {
    const library = makeFakeLibrary([
      makeDocument({
        id: 'old',
        fields: {
          title: '晏海市育儿补贴办法',
          status: '已废止',
          region: '晏海市',
          effectiveFrom: '2021-04-01',
          effectiveTo: '2021-12-31',
        },
        text: '第二章 补贴标准\n每月 200 元。',
        headings: ['第二章 补贴标准'],
      }),
    ])
    expect(await findExampleQuestions(library)).toEqual(['2021年4月，育儿补贴的标准是什么？'])
  })

  it('has none for an empty library', async () => {
    expect(await findExampleQuestions(makeFakeLibrary([]))).toEqual([])
  })
})
