import { beforeAll, describe, expect, test } from 'vitest'
import { loadDangerExamples, trainSecondOpinion, type SecondOpinion } from './second-opinion.ts'

describe('a second opinion on danger', () => {
  let opinion: SecondOpinion
  beforeAll(() => {
    opinion = trainSecondOpinion(loadDangerExamples())
  })

  test.each([
    ['水库里有个孩子沉下去了，岸上的人够不着，快来救', '特急'],
    ['工友从架子上掉下来，叫不醒，耳朵流血', '特急'],
    ['隔壁屋里冒烟，老人在里面，敲门没人应', '特急'],
  ])('%s', (text, level) => {
    expect(opinion(text).sees?.hazard.level).toBe(level)
    expect(opinion(text).sees?.like).toBe(true)
  })

  test.each([
    '图书馆周末几点关门',
    '健身卡退费一直没到账，老板拉黑了我',
    '工友从架子上掉下来叫不醒，工伤鉴定要什么材料',
    '消防演习里有人装作叫不醒，孩子被吓哭',
    '池塘边的栏杆掉了一截，小孩在那儿玩容易滑下去',
  ])('not %s', (text) => {
    expect(opinion(text).sees).toBeNull()
  })

  test('doubts what is far from every example, and no danger', () => {
    expect(opinion('图书馆周末几点关门，停车收费吗，有没有自习室').doubts).toBe(true)
    expect(opinion('河里漂着一个人，岸上没人会水，快来救').doubts).toBe(false)
  })

  test('says the same every time', () => {
    const again = trainSecondOpinion(loadDangerExamples())
    const text = '河里漂着一个人，岸上没人会水'
    expect(again(text)).toEqual(opinion(text))
  })
})
