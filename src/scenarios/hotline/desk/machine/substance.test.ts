import { expect, test } from 'vitest'
import { requireSubstance } from './substance.ts'

test.each([
  '经查属实',
  '已责令停工',
  '路灯确实不亮',
  '已更换灯泡',
  '周一至周五8:30开门',
  '已转办理手续的材料清单发给您，凭身份证办理',
])('%s says something', (text) => {
  expect(() => requireSubstance(text, '调查情况')).not.toThrow()
})

test.each([
  '已转办',
  '您的诉求已转至城管局，请您耐心等待工作人员联系。',
  '已收悉，正在办理，谢谢！',
  '已告知诉求人',
  '工单已移交相关部门处理',
  '。。。',
  '已处理完毕',
])('%s says only that it was passed on', (text) => {
  expect(() => requireSubstance(text, '处理意见')).toThrow('处理意见')
})
