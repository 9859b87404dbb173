import { beforeAll, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import type { DocumentRecord } from '../../../../store/records.ts'
import { clausesOf } from './policy-clauses.ts'

let pack: CityPack
beforeAll(async () => void (pack = await loadCityPack(null)))

function clauses(text: string, status = '有效') {
  const fields = { title: '晏海市共享单车管理办法', docNo: '晏政办发〔2025〕99号', status }
  const chunks = [{ kind: 'text', path: ['第二章 停放', '第七条'], text }]
  return clausesOf({ source: 'bikes.md', fields, chunks } as unknown as DocumentRecord, pack)
}
const told = (text: string) =>
  clauses(text).map(({ departments, text: matter }) => [departments.join('、'), matter])

test('a clause is its document’s matter with whoever the sentence says acts, and can be looked up', () => {
  expect(clauses('第七条　车辆堆在盲道上的，由城市管理部门责令清理。')).toEqual([
    {
      source: 'bikes.md',
      document: '晏政办发〔2025〕99号',
      path: '《晏海市共享单车管理办法》第七条',
      quote: '车辆堆在盲道上的，由城市管理部门责令清理。',
      text: '共享单车：车辆堆在盲道上的，责令清理。',
      departments: ['市城市管理局'],
    },
  ])
})

test('of several departments each has its own part of the sentence', () => {
  expect(told('市交通运输局负责企业的经营监管，市市场监管局负责查处乱收骑行费，属地配合。')).toEqual([
    ['市交通运输局', '共享单车：负责企业的经营监管'],
    ['市市场监管局', '共享单车：负责查处乱收骑行费'],
  ])
})

test('a task of a plan belongs to who is in charge, not to who helps; those in charge together share it', () => {
  expect(told('新划停放点位三百处（市城市管理局牵头，市公安局配合）。')).toEqual([
    ['市城市管理局', '共享单车：新划停放点位三百处'],
  ])
  expect(told('清理久停不动的车辆（市城市管理局、各区县政府负责）。')[0]?.[0]).toBe('市城市管理局、区县政府')
})

test.each([
  ['one of a list acting together', '财政、公安部门按照职责做好资金和秩序保障。'],
  ['a county’s office', '车辆损坏的，由区县公安机关登记处理。'],
  ['the document itself', '本办法由市城市管理局负责解释。'],
  ['who is only told', '企业应当每月把投放数量书面报告市城市管理局。'],
])('names nobody for %s', (_what, text) => expect(told(text)).toEqual([]))

test.each(['已废止', '征求意见稿', '已修订'])('nothing of a policy that is %s', (status) => {
  expect(clauses('车辆堆在盲道上的，由城市管理部门责令清理。', status)).toEqual([])
})
