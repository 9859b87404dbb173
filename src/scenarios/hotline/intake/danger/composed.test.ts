import { describe, expect, test } from 'vitest'
import { findComposed } from './composed.ts'
import { findHazards } from './hazards.ts'

const namesIn = (text: string) => findComposed(text).map(({ name }) => name)

describe('dangers in wordings that no single cue has', () => {
  test.each([
    ['二楼窗帘引着了，火往三楼窜，屋里有个老太太没出来', '火情'],
    ['灶头那根管子滋滋响，味道重得呛人，隔壁敲门没人应', '燃气泄漏'],
    ['拉货的罐子翻在沟边，黄水直淌，路过的人捂着嘴咳', '危险化学品泄漏'],
    ['货梯停在五楼半不动，里头两个人，按铃没人理', '电梯困人'],
    ['滩上有一家三口陷在泥里，水往上涨，走不了', '被困'],
    ['八岁的外孙下午出门到现在没影，四处都找了', '人员失联走失'],
    ['小伙子被浪卷下去，岸上的人够不着，看不见头了', '落水溺水'],
    ['充气船带着两个孩子漂出去了，喊也听不见，海上起风', '海上遇险'],
    ['水漫到床沿了，老人走不动，门推不开', '内涝围困'],
    ['沟壁塌了，两个人埋在里头，只露着头', '坍塌埋压'],
    ['线头拖在积水里滋滋冒火星', '触电'],
    ['有个女的骑在护栏外面哭，说别过来', '轻生'],
    ['喝多的男人抡着钢管追我，我躲进店里不敢出', '暴力伤害'],
    ['工友躺在地上口吐白沫，叫不应', '生命垂危'],
    ['藏獒咬着小孩的腿不松口，大人打不开', '动物伤人'],
    ['快车道上洒了一地钢管，两辆车撞上了，后面还有车', '交通险情'],
  ])('%s', (text, name) => {
    expect(namesIn(text)).toContain(name)
    expect(findHazards(text).some(({ hazard }) => hazard.level === '特急')).toBe(true)
  })

  test.each([
    '去年二楼窗帘引着了，火往三楼窜，楼道熏黑了没人粉刷',
    '万一有人陷在泥里，水往上涨走不了怎么办，建议立牌子',
    '货梯天天停在半空不动，里面的人按铃没人理，要求换电梯',
    '老太太叫不醒的时候已经送医院了，想问医药费怎么报销',
    '剧组在河边拍有人被浪卷下去的戏，喊声太大',
    '工友躺在地上叫不应，幸好后来没事，感谢好心人',
    '楼上夜里砸墙打孔，吵得孩子哭',
    '烧烤摊冒黑烟往屋里灌，天天这样',
    '充值的钱打了水漂，老板不见了',
    '燃气灶打不着火，预约师傅上门',
  ])('not %s', (text) => {
    expect(namesIn(text)).toEqual([])
  })
})

test('what has to be reported upwards is told apart from danger to life', () => {
  const found = findHazards('二十多个工人说好礼拜一一起去堵项目大门，横幅都印好了')
  expect(found.some(({ hazard }) => hazard.sensitive !== null)).toBe(true)
  expect(found.some(({ hazard }) => hazard.level === '特急')).toBe(false)
})
