import { expect, test } from 'vitest'
import { findSubjects } from './subjects.ts'

test('what a question is about is named once, the longer word first', () => {
  expect(findSubjects('副局长的手机号多少')).toEqual(['副局长', '手机号'])
  expect(findSubjects('机动车停一晚收多少')).toEqual([])
})
