import { describe, expect, test } from 'vitest'
import { findPlaces, isScene, leadingPlace, placeName, placeStem } from './places.ts'

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

describe('the province of the library’s own places', () => {
  test.each([
    ['四川的护理补贴怎么领', ['甘孜藏族自治州'], []],
    ['内蒙古的草原奖补怎么发', ['锡林郭勒盟'], []],
    ['江苏的人才补贴有吗', ['昆山市'], []],
    ['青海取暖费补多少', ['共和县'], []],
    ['云南取暖费补多少', ['共和县', '青海省'], ['云南']],
    ['云南取暖费补多少', ['昆山市'], ['云南']],
  ])('%s in %s', (question, known, foreign) => {
    expect(findPlaces(question, known)).toEqual({ named: [], foreign })
  })
})

describe('prefectures, and cities named as a province', () => {
  test.each([
    ['西双版纳的公租房租金多少', ['西双版纳']],
    ['阿坝州的高龄津贴多少', ['阿坝']],
    ['新疆喀什地区的低保标准', ['喀什']],
    ['红河的水污染谁管', []],
    ['红河州的低保标准', ['红河']],
    ['海南州的低保标准', ['海南州']],
    ['吉林市的公积金怎么提取', ['吉林市']],
    ['吉林的公积金怎么提取', ['吉林']],
  ])('%s', (question, foreign) => {
    expect(findPlaces(question, ['晏海市']).foreign).toEqual(foreign)
  })

  test('stems and full names belong together', () => {
    for (const name of ['黔西南布依族苗族自治州', '兴安盟', '吉林市', '吉林省', '苏州市', '大兴安岭地区']) {
      expect(placeName(placeStem(name))).toBe(name)
    }
    expect(placeStem('苏州')).toBe('苏州')
    expect(leadingPlace('吉林市场监管厅')).toEqual({ stem: '吉林', rest: '市场监管厅' })
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
