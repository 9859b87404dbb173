import { expect, test } from 'vitest'
import { toThirdPerson } from './third-person.ts'

test.each([
  ['我家楼下开了棋牌室', '诉求人家楼下开了棋牌室'],
  ['我人在外地', '诉求人在外地'],
  ['我们小区停水了', '本小区停水了'],
  ['我们家长没人管', '家长没人管'],
  ['司机骂我爸', '司机骂诉求人父亲'],
  ['本人反映过，我的卡退不了', '诉求人反映过，诉求人的卡退不了'],
  ['店主喊“我不怕你”', '店主喊“我不怕你”'],
  ['全靠自我管理，我市有规定', '全靠自我管理，我市有规定'],
])('%s → %s', (said, told) => expect(toThirdPerson(said)).toBe(told))
