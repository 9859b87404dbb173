import { expect, test } from 'vitest'
import { papersAsked } from './faq.ts'

const item = { id: 'x', name: '海钓许可证申领' }

test.each<[string, string[]]>([
  ['办海钓证用带户口本吗', ['户口本', '户口簿']],
  ['户口簿带不带', ['户口簿', '户口本']],
  ['还要交照片不', ['照片']],
  ['海钓许可证要带吗', []],
  ['户口本上的地址怎么改', []],
])('%s', (question, papers) => expect(papersAsked(item, question)).toEqual(papers))
