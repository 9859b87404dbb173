import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPii, maskPii, PII_KINDS, PRIVATE_NUMBERS } from './index.ts'

const found = (text: string) => findPii(text).map(({ kind, value }) => `${kind} ${value}`)

describe('numbers', () => {
  test.each([
    ['身份证 11010519491231002X 丢了', '身份证号 11010519491231002X'],
    ['身份证号：371099 19881123 0313', '身份证号 371099 19881123 0313'],
    ['我的身份证３７１０９９１９８８１１２３０３１３', '身份证号 ３７１０９９１９８８１１２３０３１３'],
    ['电话13800138000打不通', '手机号 13800138000'],
    ['回电 138-0013-8000', '手机号 138-0013-8000'],
    ['手机１５４０１１９７７２６', '手机号 １５４０１１９７７２６'],
    ['电话幺五四零幺幺九七七二六', '手机号 幺五四零幺幺九七七二六'],
    ['打+86 13800138000', '手机号 +86 13800138000'],
    ['家里座机0638-0003391', '固定电话 0638-0003391'],
    ['打（0638）0003391找我', '固定电话 （0638）0003391'],
    ['家里电话5231234没人接', '固定电话 5231234'],
    ['卡号6222 0210 0111 6245 702', '银行卡号 6222 0210 0111 6245 702'],
    ['工资卡6299990000123456', '银行卡号 6299990000123456'],
    ['车牌鲁KZ03390', '车牌号 鲁KZ03390'],
    ['一辆沧F·Z0123堵住门', '车牌号 沧F·Z0123'],
    ['发到zhang_3@example.com', '邮箱 zhang_3@example.com'],
    ['微信号是haibian_2024', '微信号 haibian_2024'],
    ['加我vx：li99887', '微信号 li99887'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    '晏政发〔2024〕12号',
    '补贴12345678901元',
    '投资15800000000元',
    '拨打12345',
    '统一代码 123456789012345678',
    '2024年4月1日',
    '物业客服电话0638-0001234没人接',
    '订单号6222021001116245702没有发货',
    '受理编号20260817001122',
    '微信APP打不开',
    '一单元门口3月15日10:30',
    '运单号YT1380013800012',
    '护士站0638-0003317没人接',
    '系统noreply@example.com发的',
    '寄到kefu@example.com没人回',
  ])('leaves %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('leaves the numbers of offices that are given', () => {
    const options = { publicNumbers: ['0638-0001200'] }
    expect(findPii('打06380001200问的', options)).toEqual([])
    expect(findPii('打06380001201问的', options)).toHaveLength(1)
  })
})

describe('names', () => {
  test.each([
    ['联系人戚丽，说好的', '姓名 戚丽'],
    ['老人叫鞠秀英，住院了', '姓名 鞠秀英'],
    ['我叫欧阳明，是业主', '姓名 欧阳明'],
    ['户主：梁海生。', '姓名 梁海生'],
    ['我是902业主毕红玲', '姓名 毕红玲'],
    ['有个单身汉，叫宋永福，低保停了', '姓名 宋永福'],
    ['租客路遥远住在三楼', '姓名 路遥远'],
    ['我爱人费宁，手上缝了针', '姓名 费宁'],
    ['老伴高兴旺查出白内障', '姓名 高兴旺'],
    ['把鱼得水的身份证写错了', '姓名 鱼得水'],
    ['王建国反映路灯不亮', '姓名 王建国'],
    ['她哥哥尉迟明的事', '姓名 尉迟明'],
    ['校长丁一说等批复', '姓名 丁一'],
    ['找陈耀文局长签字', '姓名 陈耀文'],
    ['我姓曲', '姓氏称谓 姓曲'],
    ['刘先生来电', '姓氏称谓 刘先生'],
    ['班主任王老师打的', '姓氏称谓 王老师'],
    ['被李某打了', '姓氏称谓 李某'],
    ['保安老姜师傅', '姓氏称谓 老姜'],
    ['给窗口的小张点赞', '姓氏称谓 小张'],
    ['找王总，不见人', '姓氏称谓 王总'],
    ['看门的向师傅不让进', '姓氏称谓 向师傅'],
    ['联系人计老师', '姓氏称谓 计老师'],
    ['物业小孔拍了照', '姓氏称谓 小孔'],
    ['别打对门白姐家', '姓氏称谓 白姐'],
    ['一名苏姓领导接待', '姓氏称谓 苏姓'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    '语文老师布置作业',
    '公安局长接待日',
    '孩子高三，压力大',
    '老人高血压，行动不便',
    '换了两任经理',
    '业主于昨天报修',
    '小米手机，老路灯，小时工',
    '老百姓名声',
    '门头叫安居帮',
    '安全主任不在',
    '联系人说明天来',
    '从小李家长大',
    '晏政发〔2026〕3号',
    '我是龙腾大厦的业主',
    '业主于今年报修',
    '向经理反映了没用',
    '学生和家长都不同意',
    '王大嫂豆腐坊和老李家羊汤馆',
    '张家庄和梅溪湖一带',
    '患者高烧不退，老人安静',
    '物业董事长和保安',
    '全面建成小康社会',
  ])('leaves %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('two siblings and people in a list', () => {
    expect(found('小齐、大齐兄弟俩')).toEqual(['姓氏称谓 小齐', '姓氏称谓 大齐'])
    expect(found('联系人苗百川、冷月和车小满')).toEqual(['姓名 苗百川', '姓名 冷月', '姓名 车小满'])
  })

  test('whoever an identity number belongs to', () => {
    expect(found('茅屋檐，970602199207291039').at(0)).toBe('姓名 茅屋檐')
  })

  test('does not take a holiday or a road for the person called so', () => {
    expect(found('我丈夫国庆（姓国），国庆节生的')).toEqual(['姓名 国庆', '姓氏称谓 姓国'])
    expect(found('联系人石磊，住石磊路').at(0)).toBe('姓名 石磊')
    expect(found('联系人石磊，住石磊路')).toHaveLength(1)
  })

  test('finds a name again where it stands without a cue', () => {
    expect(maskPii('老人叫鞠秀英。鞠秀英不会弄。')).toBe('老人叫［姓名］。［姓名］不会弄。')
  })
})

describe('homes', () => {
  test.each([
    ['我是经区齐鲁大道滨海名邸7-2-903业主', '经区齐鲁大道滨海名邸7-2-903'],
    ['6号楼2单元401登记的是个外人', '6号楼2单元401'],
    ['家住环翠区文化中路14号院，着急', '环翠区文化中路14号院'],
    ['海棠小区12栋1203室漏水', '海棠小区12栋1203室'],
    ['投诉丽景花园7#1单元1102装修', '丽景花园7#1单元1102'],
    ['早日督促5栋2902拆除', '5栋2902'],
    ['于2019年4月1日将西园九栋203号封了', '西园九栋203号'],
    ['槐荫路街道和安里14号院西屋塌了', '槐荫路街道和安里14号院西屋'],
    ['住滨河家园B区6号楼2单元西户', '滨河家园B区6号楼2单元西户'],
    ['我家在东平里村三组12号，没路灯', '东平里村三组12号'],
    ['翠竹园12号楼一单元四零一', '翠竹园12号楼一单元四零一'],
    ['朝阳小区 3号楼 2单元501漏水', '朝阳小区 3号楼 2单元501'],
    ['幸福里小区1203室群租', '幸福里小区1203室'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([`住址 ${expected}`])
  })

  test.each([
    '昆明路22号楼一单元有味',
    '就一楼一户不同意',
    '12号楼30户都停水',
    '3号楼1200平米',
    '市政府在观澜路1号办公',
    '6栋180户都停水',
    '快递放在5-3-202快递柜',
  ])('leaves %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('the room across from one that was named', () => {
  expect(found('我家翠微里3栋902和对面901都湿了')).toEqual(['住址 翠微里3栋902', '住址 901'])
})

describe('kinds and masking', () => {
  test('only the kinds asked for', () => {
    const text = '我姓王，13800138000，鲁KZ03390'
    expect(maskPii(text, { kinds: PRIVATE_NUMBERS })).toBe('我姓王，［手机号］，鲁KZ03390')
    expect(maskPii(text)).toBe('我［姓氏称谓］，［手机号］，［车牌号］')
  })

  const pieces = fc.constantFrom(
    ...[
      '我叫林可欣，',
      '姓宋，',
      '电话16408836601。',
      '鲁KZ05526',
      '371099195508300223',
      '6号楼2单元401',
      '李某',
    ],
    ...[
      'a@example.com ',
      '微信号：hai_5566，',
      '0638-0003391',
      '漏水三天了，',
      '，',
      ' ',
      '2024年5月1日',
      '李四光',
      '6299990000123456 ',
    ],
  )
  const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))

  const apart = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('，'))

  test('places are exact, in order and apart', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const { value, start, end, kind } of findPii(text)) {
          expect(text.slice(start, end)).toBe(value)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(PII_KINDS).toContain(kind)
          last = end
        }
      }),
    )
  })

  test('a masked text holds no number that was found, and masking again changes nothing', () => {
    fc.assert(
      fc.property(apart, (text) => {
        const masked = maskPii(text)
        for (const { value } of findPii(text).filter(({ value }) => /\d{4}/.test(value)))
          expect(masked).not.toContain(value)
        expect(maskPii(masked, { kinds: PRIVATE_NUMBERS })).toBe(masked)
      }),
    )
  })
})
