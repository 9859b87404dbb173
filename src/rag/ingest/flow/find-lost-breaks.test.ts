import { expect, it } from 'vitest'
import { findLostBreaks } from './find-lost-breaks.ts'

/** Repaired text with all spaces closed, and the way back. */
function closeSpaces(original: string): {
  text: string
  offsets: { repaired: number[]; original: number[] }
} {
  const offsets = { repaired: [0], original: [0] }
  let text = ''
  for (const [at, character] of [...original].entries()) {
    if (character === ' ') continue
    offsets.repaired.push(text.length)
    offsets.original.push(at)
    text += character
    offsets.repaired.push(text.length)
    offsets.original.push(at + 1)
  }
  return { text, offsets }
}

function piecesOf(original: string): string[] {
  const { text, offsets } = closeSpaces(original)
  const breaks = [0, ...findLostBreaks(original, offsets), text.length]
  return breaks.slice(0, -1).map((start, index) => text.slice(start, breaks[index + 1]))
}

it('finds the title and the recipients of a one-line text', () => {
  const original = '关于延长办理时间的通知 各区县民政局： 为方便群众办事，现通知如下。 一、窗口延时。'
  expect(piecesOf(original)).toEqual([
    '关于延长办理时间的通知',
    '各区县民政局：',
    '为方便群众办事，现通知如下。一、窗口延时。',
  ])
})

it('leaves a text alone that has its line breaks', () => {
  expect(findLostBreaks('关于延长 时间的通知\n各区县：', { repaired: [0], original: [0] })).toEqual([])
})

it('takes only the first of many pieces', () => {
  expect(piecesOf('公交线路 一站 二站 三站 四站 五站 六站 七站 八站 九站 十站 甲站 乙站')).toHaveLength(2)
})
