import { expect, test } from 'vitest'
import { requireDistrict } from './known-district.ts'

const DISTRICTS = [
  { name: '东区', aliases: ['东城', '开发区'] },
  { name: '西区', aliases: ['开发区'] },
]

test('a district is known by any name that is its alone', () => {
  expect(requireDistrict('东城', DISTRICTS)).toBe('东区')
  expect(requireDistrict(' 西区 ', DISTRICTS)).toBe('西区')
})

test.each(['火星区', '开发区', ''])('%s is told with what there is', (given) => {
  expect(() => requireDistrict(given, DISTRICTS)).toThrow(
    expect.objectContaining({ code: 'ERR_DISTRICT_UNKNOWN', detail: expect.stringContaining('东区、西区') }),
  )
})
