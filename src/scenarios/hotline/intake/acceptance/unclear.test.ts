import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { readTicket } from '../index.ts'

describe('what cannot be understood', () => {
  let pack: CityPack
  beforeAll(async () => {
    pack = await loadCityPack(null)
  })
  const read = (text: string) =>
    readTicket({ id: 't', text }, { pack, category: { path: ['供水', '停水'], confidence: 0.9 } })

  test.each(['，。？！', 'qwerty', '喂，在吗', '12321', '嗯，好的', '不知道该说啥', '医保', '噪音'])(
    'has no category, and asks what it is about: %s',
    (text) => {
      const { category, categoryConfidence, answerDirectly, missing } = read(text)
      expect(category).toEqual([])
      expect(categoryConfidence).toBe(0)
      expect(answerDirectly).toBe(false)
      expect(missing[0]).toMatch(/什么事情/)
    },
  )

  test.each(['停水了', '路灯不亮', '楼上漏水', '老板欠薪', '办居住证', '着火了', '楼下有人打架'])(
    'but short is not unclear: %s',
    (text) => {
      expect(read(text).category).toEqual(['供水', '停水'])
    },
  )
})
