import { describe, expect, it } from 'vitest'
import { readMarker } from './read-marker.ts'

describe('readMarker', () => {
  it.each([
    ['第二编 分则', 'part', 2, '第二编'],
    ['第三章　补贴标准', 'chapter', 3, '第三章'],
    ['第一节 一般规定', 'section', 1, '第一节'],
    ['第十二条　申请人可以全年申请。', 'article', 12, '第十二条'],
    ['第 8 条 本条例自公布之日起施行。', 'article', 8, '第8条'],
    ['一、发展基础', 'dun', 1, '一、'],
    ['二十一、附件', 'dun', 21, '二十一、'],
    ['（三）加强保障', 'paren', 3, '（三）'],
    ['12.建设智慧码头。到明年', 'dot', 12, '12.'],
    ['3．统一标准', 'dot', 3, '3．'],
    ['4、加强宣传', 'dot', 4, '4、'],
    ['（2）现场核验', 'parenDigit', 2, '（2）'],
    ['⑤其他材料', 'circled', 5, '⑤'],
  ])('%s', (text, form, number, label) => {
    expect(readMarker(text)).toMatchObject({ form, number, label, doubtful: false })
  })

  it('reads the branch of an inserted article', () => {
    expect(readMarker('第十二条之一 新增一条。')).toMatchObject({ number: 12, branch: 1 })
  })

  it.each([
    '第三条规定的情形，由区县处理。',
    '第五条第二款所称单位',
    '（一）项所列材料',
    '（二）、（三）所列人员',
    '（一）至（三）项',
    '2024年4月1日起施行',
    '12345热线全天受理',
    '第二章规定的程序适用于本办法没有规定的其他各类补贴申请事项，具体由经办机构解释并组织实施，相关各方应当予以配合。',
    '普通段落',
  ])('takes %s for text', (text) => expect(readMarker(text)).toBeNull())

  it.each(['（一）条件。年满十八周岁', '（二）项目申报', '（三）目标任务'])(
    'keeps %s, which only looks like a citation',
    (text) => expect(readMarker(text)).toMatchObject({ form: 'paren' }),
  )

  it('leaves a decimal or an item that starts with a digit to the list it stands in', () => {
    expect(readMarker('1.24公里')).toMatchObject({ doubtful: true })
    expect(readMarker('5.5G基站建设')).toMatchObject({ number: 5, doubtful: true })
    expect(readMarker('1.24')).toBeNull()
  })
})
