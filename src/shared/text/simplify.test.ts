import { describe, expect, it } from 'vitest'
import { findSimplified, isTraditionalOnly, simplifyCharacter, traditionalShare } from './simplify.ts'
import { TracedText } from './traced-text.ts'

function simplify(text: string): string {
  const traced = new TracedText(text)
  traced.edit(findSimplified(text))
  return traced.text
}

describe('findSimplified', () => {
  it.each([
    ['行動計劃', '行动计划'],
    ['制定標準規范,由於復制與恢復', '制定标准规范,由于复制与恢复'],
    ['業余方面、村里、雲計算與云平臺', '业余方面、村里、云计算与云平台'],
    ['系統、關係、聯繫、干部、著力、顯著、著名', '系统、关系、联系、干部、着力、显著、著名'],
    ['打造一批覆蓋全市的場景，批覆文件，反覆核對', '打造一批覆盖全市的场景，批复文件，反复核对'],
    ['乾坤灣', '乾坤湾'],
    ['關于占比的信息、軟件、質量', '关于占比的信息、软件、质量'],
  ])('%s', (text, expected) => expect(simplify(text)).toBe(expected))

  it('keeps lines and lengths', () => {
    const text = '第一行：發展\n第二行：數據\n'
    expect(simplify(text)).toBe('第一行：发展\n第二行：数据\n')
  })
})

describe('telling the scripts apart', () => {
  it('knows what only Traditional text uses', () => {
    expect(isTraditionalOnly('數')).toBe(true)
    for (const character of '什么菜薹') expect(isTraditionalOnly(character), character).toBe(false)
    expect(isTraditionalOnly('乾')).toBe(false)
    expect(isTraditionalOnly('里')).toBe(false)
    expect(simplifyCharacter('監')).toBe('监')
  })
  it('measures the share', () => {
    expect(traditionalShare('數字經濟')).toBe(0.75)
    expect(traditionalShare('数字经济，瞭望台，乾隆')).toBe(0)
    expect(traditionalShare('')).toBe(0)
  })
})
