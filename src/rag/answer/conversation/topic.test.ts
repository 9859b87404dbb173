import { expect, test } from 'vitest'
import type { Candidate } from '../../retrieve/types.ts'
import { indexValidity } from '../../validity.ts'
import type { AnswerContext } from '../context.ts'
import { findAnswered, keepToTopic, stayOnTopic, topicOf, topicShare } from './topic.ts'

const candidate = (id: string, score: number): Candidate =>
  ({ document: { id, title: id, region: null }, features: { fused: score }, score }) as unknown as Candidate

const candidates = [candidate('fee', 1), candidate('fee', 0.9), candidate('other', 0.5)]
const context = {
  documents: new Map(candidates.map(({ document }) => [document.id, document])),
  validity: indexValidity([]),
  asOf: '2026-11-22',
} as unknown as AnswerContext

test('the documents of the best passages are the topic', () => {
  expect([...topicOf(candidates)]).toEqual(['fee'])
})

test('the topic is kept to while it fits nearly as well as anything, and left when it does not', () => {
  const ids = (found: readonly Candidate[]) => found.map(({ document }) => document.id)
  expect(ids(stayOnTopic(candidates, new Set(['fee']), context))).toEqual(['fee', 'fee'])
  expect(ids(stayOnTopic(candidates, new Set(['other']), context))).toEqual(['fee', 'fee', 'other'])
})

test('how nearly the best passage of a topic fits', () => {
  expect(topicShare(candidates, new Set(['fee']), context)).toBe(1)
  expect(topicShare(candidates, new Set(['other']), context)).toBe(0.5)
  expect(topicShare(candidates, new Set(), context)).toBe(0)
})

test('a follow-up is kept to the topic however well something else fits, unless nothing is of it', () => {
  const ids = (topic: string) =>
    keepToTopic(candidates, new Set([topic]), context).map(({ document }) => document.id)
  expect(ids('other')).toEqual(['other'])
  expect(ids('unknown')).toEqual(['fee', 'fee', 'other'])
})

test('what a turn was answered from is told by its question with its reply', async () => {
  const retriever = {
    analyse: async (text: string) => text,
    retrieve: async (text: string) => ({ candidates: [candidate(text, 1)] }),
  }
  const found = async (reply: string) =>
    topicOf(await findAnswered({ question: '问', reply }, retriever as never, new AbortController().signal))
  expect([...(await found('答'))]).toEqual(['问答'])
  expect([...(await found(''))]).toEqual(['问'])
})
