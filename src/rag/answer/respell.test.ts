import { describe, expect, test } from 'vitest'
import { respell } from './respell.ts'

const documents = new Map(
  [
    ['摊位登记办法', ['摊位登记', '养犬', '托儿所补助']],
    ['渔船管理办法', ['渔船检验']],
  ].map(([title, topics], i) => [`d${i}`, { title, topics }]),
) as never

test.each([
  ['托儿索补助怎么领', '托儿所补助怎么领'],
  ['摊委登记怎么办', '摊位登记怎么办'],
  ['营业直照去哪办', '营业执照去哪办'],
])('%s', (typed, meant) => expect(respell(typed, documents).question).toBe(meant))

test('tells what was taken for what', () => {
  expect(respell('想办托儿索补助', documents).respelt).toEqual([{ typed: '托儿索补助', meant: '托儿所补助' }])
})

test.each([
  ['another word of the dictionary is no slip', '摊位登机怎么办'],
  ['another sound is no slip', '营业快照去哪办'],
  ['two other characters are another name', '营业直找去哪办'],
  ['a short name is left alone', '养全怎么办'],
  ['a right name stays', '渔船检验去哪办'],
])('%s', (_, typed) => expect(respell(typed, documents)).toEqual({ question: typed, respelt: [] }))

describe('everyday names', () => {
  const everyday = ['渔照', '渔船执照', '摊位证']

  test.each([
    ['a short name that fell apart', '渔召怎么领', '渔照怎么领'],
    ['a slip that makes a word with part of the name', '公基金怎么取', '公积金怎么取'],
    ['a slip beside a word of the name', '摊位政去哪办', '摊位证去哪办'],
  ])('%s', (_, typed, meant) => expect(respell(typed, documents, everyday).question).toBe(meant))

  test.each([
    ['not known without them', '渔召怎么领', undefined],
    ['a particle is no slip', '摊位正要办', ['摊位正要']],
    ['a verb with its object', '渔召船只怎么罚', undefined],
    ['a verb that was done', '渔召过两次', undefined],
    ['another name of theirs', '渔照怎么领', ['渔召', '渔照']],
  ])('%s', (_, typed, names) =>
    expect(respell(typed, documents, names)).toEqual({ question: typed, respelt: [] }),
  )
})
