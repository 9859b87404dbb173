import { describe, expect, it } from 'vitest'
import { readLeadTitle, readParagraphTitle } from './read-title.ts'

describe('readLeadTitle', () => {
  it.each([
    ['发展基础', '发展基础'],
    ['指导思想。', '指导思想'],
    ['培育海洋产业。支持建设深远海养殖平台。', '培育海洋产业'],
    ['申请条件：申请人应当年满十八周岁', '申请条件'],
    ['以人为本，服务为先。坚持需求导向。', '以人为本，服务为先'],
    ['怎样申请？可以在线申请。', '怎样申请？'],
  ])('%s → %s', (text, title) => expect(readLeadTitle(text).title).toBe(title))

  it('says where the text behind the title starts', () => {
    const text = '培育海洋产业。支持建设平台。'
    expect(text.slice(readLeadTitle(text).bodyStart)).toBe('支持建设平台。')
  })

  it('finds none in a long sentence or an open bracket', () => {
    const long = `${'符合下列条件并且按照规定办理登记的申请人'.repeat(3)}。可以申请。`
    expect(readLeadTitle(long).title).toBe('')
    expect(readLeadTitle('由市（县。区）办理。').title).toBe('')
  })
})

describe('readParagraphTitle', () => {
  const body = '统筹建设泊位诱导、错时共享和无感支付，新增公共泊位三千个以上。'
  it.each([
    [`推进智慧停车建设。${body}`, '推进智慧停车建设'],
    [`——公共服务提质。${body}`, '公共服务提质'],
    [`建设目标：${body}`, '建设目标'],
  ])('%s', (text, title) => expect(readParagraphTitle(text)?.title).toBe(title))

  it.each([
    '推进智慧停车建设。加快。',
    `本办法由市民政局解释。${body}`,
    `2024年1月启动。${body}`,
    `经过三年多的持续建设和不断完善已经取得明显的阶段性成效。${body}`,
    '没有句号的一段文字',
  ])('none in %s', (text) => expect(readParagraphTitle(text)).toBeNull())
})
