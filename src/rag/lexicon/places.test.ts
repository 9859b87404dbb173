import { describe, expect, test } from 'vitest'
import { findPlaces, isScene } from './places.ts'

describe('places of a question', () => {
  test.each([
    ['晏海的公交怎么换乘', ['晏海'], []],
    ['烟台市的公交怎么换乘', [], ['烟台']],
    ['朝阳的房间多吗', [], []],
    ['孩子海拔高反应', [], []],
    ['云南的采暖补贴发多少', [], ['云南']],
    ['广西壮族自治区怎么补', [], ['广西']],
    ['辽宁路的摊位怎么申请', [], []],
    ['湖南小吃店要什么证', [], []],
    ['C++培训(一期)怎么领补助', [], []],
  ])('%s', (question, named, foreign) => {
    expect(findPlaces(question, ['晏海市'])).toEqual({ named, foreign })
  })

  test('the province of a city of the library is not foreign', () => {
    expect(findPlaces('山东对海水养殖有什么要求', ['威海市'])).toEqual({ named: [], foreign: [] })
    expect(findPlaces('山东对海水养殖有什么要求', ['山东省'])).toEqual({ named: ['山东'], foreign: [] })
  })
})

describe('a place where something happened or somebody is from', () => {
  test.each([
    ['上海', '我妈在上海自己找医院住院，回来报销多少？'],
    ['陕西', '陕西户口的孩子能上公办幼儿园吗'],
    ['江西', '从江西寄来的海鲜苗要检疫吗'],
    ['贵州', '贵州考的证书在咱这认不认'],
    ['甘肃', '甘肃牌照的货车能进老城吗'],
  ])('%s: %s', (place, question) => {
    expect(isScene(place, question)).toBe(true)
  })

  test.each([
    ['上海', '我在上海上班，上海落户要几年？'],
    ['上海', '上海养犬收费多少？'],
    ['青海', '青海人才公寓租金多少'],
    ['安徽', '安徽买房有没有补贴'],
    ['天津', '天津车牌怎么摇'],
    ['天津', '天津本地户口租公房要排多久'],
    ['宁波', '我在这想问宁波公租房多少钱'],
  ])('%s is asked about: %s', (place, question) => {
    expect(isScene(place, question)).toBe(false)
  })
})
