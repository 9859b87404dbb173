import { describe, expect, it } from 'vitest'
import { decodeGbkPair, encodeGbkPair } from '../../../../shared/text/gbk.ts'
import { repairDocument } from '../index.ts'
import { loadedOf } from '../../../../../test/support/loaded-document.ts'

/** What a decoder shows of GBK bytes: a split pair is one `?`, user-defined pairs vanish, full-width signs are ASCII. */
function show(bytes: readonly number[]): string {
  let text = ''
  for (let index = 0; index < bytes.length;) {
    const [lead = 0, trail = 0] = bytes.slice(index, index + 2)
    if (lead < 0x80) {
      text += String.fromCharCode(lead)
      index++
      continue
    }
    const character = trail < 0x40 ? '?' : (decodeGbkPair(lead, trail) ?? '')
    text += /[！-～]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character
    index += 2
  }
  return text
}

/** Damages a text as the converter did: a space inside one character, and one before a later character. */
function damage(text: string, split: number, resync: number): string {
  const bytes: number[] = []
  ;[...text].forEach((character, index) => {
    const pair = encodeGbkPair(character)
    if (!pair) return bytes.push(character.charCodeAt(0))
    if (index === resync) bytes.push(0x20)
    bytes.push(pair.lead)
    if (index === split) bytes.push(0x20)
    return bytes.push(pair.trail)
  })
  return show(bytes)
}

const OTHER_LINES = '全市各项工作稳步推进。\n请各有关部门认真落实。\n'

describe('shifted bytes', () => {
  it('damages as the converter did', () => {
    expect(damage('推进规模化部署、', 3, 7)).toBe('推进规?;渴?、')
  })

  it.each([
    ['加强燃气供热管理和服务', 4, 8],
    ['严格建筑施工扬尘治理', 3, 8],
    ['实现医保基金智能监管工作', 3, 7],
    ['推动高新技术企业创新发展', 2, 7],
    ['优化企业登记注册流程', 3, 7],
  ])('restores %s', (text, split, resync) => {
    const damaged = damage(text, split, resync)
    expect(damaged).toContain('?')
    const repaired = repairDocument(loadedOf(`${OTHER_LINES}${damaged}，确保群众满意。`))
    expect(repaired.text).toContain(`${text}，`)
    expect(repaired.warnings.map((warning) => warning.code)).toEqual(['TEXT_RESTORED'])
    expect(repaired.repairs).toContainEqual({ step: 'shifted-bytes', label: '恢复错位的乱码', count: 1 })
    expect(repaired.original).toContain(damaged)
  })

  it('uses the reading that was put between the bytes', () => {
    // 拓|數: the converter took the last byte of the one and the first of the other for 財, and noted its reading.
    const notes = '財(cái)政、數(shù)據(jù)、發(fā)展、建設(shè)、數(shù)字、設(shè)備、財(cái)務(wù)\n'
    const repaired = repairDocument(loadedOf(`${notes}各單位要開拓?cái)?shù)字應(yīng)用場景。`))
    expect(repaired.text).toContain('各单位要开拓数字应用场景。')
  })

  it('leaves what it cannot tell and says where', () => {
    const text = `${OTHER_LINES}${damage('加强燃气供热管理', 3, 8)}，以及某?某事项。`
    const repaired = repairDocument(loadedOf(text))
    const places = repaired.warnings
      .filter(({ code }) => code === 'TEXT_UNRESTORED')
      .map(({ start, end }) => repaired.text.slice(start, end))
    expect(places).toContain('?')
    expect(repaired.text).toContain('某?某')
  })

  it('points at a damaged place it cannot restore at all', () => {
    const damaged = damage('落实安全生产责任制度', 3, 8)
    const repaired = repairDocument(loadedOf(`${OTHER_LINES}${damaged}。`))
    const [warning] = repaired.warnings
    expect(warning?.code).toBe('TEXT_UNRESTORED')
    expect(damaged).toContain(repaired.text.slice(warning?.start, warning?.end))
    expect(repaired.text).toContain(damaged)
  })

  it.each([
    '如何办理居住证?需要哪些材料?请看下文。\n办理后能落户吗?可以。\n多长时间办结?5个工作日。',
    '问:公司A能申请吗?答:可以,B类企业也能申请。\n问:APP怎么下载?答:扫码下载。',
    '为什么要登记？因为依法应当登记。登记要钱吗？不收费！',
    '这样做对吗?AB两类企业都可以;C类不行。',
  ])('leaves real questions alone: %s', (text) => {
    const { text: repaired, warnings, repairs } = repairDocument(loadedOf(text))
    expect(
      repaired.replace(/[，？；：！]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)),
    ).toBe(text.replace(/[，？；：！]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))
    expect(warnings).toEqual([])
    expect(repairs).toEqual([])
  })
})
