import { expect, test } from 'vitest'
import { partForCase } from './case-part.ts'

const part = (text: string, caseName: string, ...names: string[]) =>
  partForCase(text, { cases: names.map((name) => ({ name, when: '' })) } as never, caseName)

test.each([
  ['换证20元；补证40元', '遗失补证', ['期满换证', '遗失补证'], '补证40元'],
  ['新办5元；变更3元；注销不收费', '注销', ['新办', '变更', '注销'], '注销不收费'],
  [
    '摊位证补办20元；摊位证换发10元',
    '摊位证遗失补办',
    ['摊位证遗失补办', '摊位证污损换发'],
    '摊位证补办20元',
  ],
])('%s: what is done tells the part of %s', (text, caseName, names, own) =>
  expect(part(text, caseName, ...names)).toEqual({ text: own, single: true }),
)

test('what speaks of no case stays, and is not of the case alone', () =>
  expect(part('换证20元；补证40元；低保家庭免收', '期满换证', '期满换证', '遗失补证')).toEqual({
    text: '换证20元；低保家庭免收',
    single: false,
  }))

test('a field that tells no case from another stays whole', () =>
  expect(part('每证10元；邮费自付', '新办', '新办', '补办')).toEqual({
    text: '每证10元；邮费自付',
    single: false,
  }))
