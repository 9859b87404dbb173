import { describe, expect, it } from 'vitest'
import { answerLength } from './answer-length.ts'
import { checkCitations, citationFault, citationValidity, type CheckedCitation } from './citation-validity.ts'
import { breaksRule } from './must-not.ts'
import { quantileOf } from './quantile.ts'
import { isRefusal, refusedAnswerable, refusedUnanswerable } from './refusal.ts'
import { strictAccuracy, strictFaults, type StrictInput } from './strict-accuracy.ts'
import { unsupportedNumberRate, unsupportedNumbers } from './unsupported-numbers.ts'

describe('breaksRule', () => {
  const keyPoints = ['2030年80万人次']
  it.each([
    ['目标是100万人次。', '误答为：100万人次（那是2032年目标）', true],
    ['到2032年为100万人次。', '误答为：100万人次（那是2032年目标）', false],
    ['目标是80万人次，之后100万人次。', '误答为：100万人次（那是2032年目标）', false],
    ['目标并非100万人次。', '误答为：100万人次（那是2032年目标）', false],
    ['目标是80万人次。', '误答为：100万人次（那是2032年目标）', false],
    ['打通55个系统、3.2万余路视频。', '误答为：55个系统、3.2万余路视频（那是临海的数据）', true],
    ['临海打通55个系统、3.2万余路视频。', '误答为：55个系统、3.2万余路视频（那是临海的数据）', false],
    ['打通55个系统。', '误答为：55个系统、3.2万余路视频（那是临海的数据）', false],
    ['由市应急局负责。', '误答为：市应急局', true],
    ['目标是甲县更多。', '误答为：甲县更多', true],
    ['没有连续入选。', '误答为：没有连续入选', true],
    ['连续入选。', '误答为：没有连续入选', false],
    ['到2030年建成15000个。', '确认2030年1.5万个', true],
    ['2030年的目标不是1.5万个。', '确认2030年1.5万个', false],
    ['现有66个。', '用66个冒充2031年计划目标', true],
    ['没有查到。', '用66个冒充2031年计划目标', false],
    ['达到20亿元。', '只说20亿元或只说30亿元', true],
    ['一份20亿元，一份30亿元。', '只说20亿元或只说30亿元', false],
    ['给予奖励。', '编造补贴金额', false],
    ['计划培育70个园区。', '误答为：已有70个园区', false],
    ['已有70个园区。', '误答为：已有70个园区', true],
  ])('%s / %s: %s', (answer, rule, broken) => expect(breaksRule(answer, rule, keyPoints)).toBe(broken))

  it('takes a right value for no excuse when the wrong claim is about that value', () => {
    expect(breaksRule('临海10%。', '误答为：临海10%', ['本市10%', '临海5%'])).toBe(true)
    expect(breaksRule('本市10%，临海5%。', '误答为：临海10%', ['本市10%', '临海5%'])).toBe(false)
  })

  it('lets pass what only an unwritten context makes wrong', () => {
    expect(breaksRule('示范项目16个。', '误答为：现状16家', ['现状8家', '示范项目16个'])).toBe(false)
    expect(breaksRule('现有17家。', '误答为：现状17家', ['现状8家', '示范项目16个'])).toBe(true)
  })

  it('knows the right department beside a wrong one', () => {
    expect(breaksRule('市水务局、市应急局负责。', '误答为：市应急局', ['市水务局'])).toBe(false)
  })
})

describe('citations', () => {
  const find = (id: string, source: string) =>
    id === 'd1' || source === 'a.txt'
      ? { text: '第一条 为了规范\n停车管理，制定本办法。', anchors: new Set(['s1']) }
      : undefined
  const citation = (change: Partial<CheckedCitation>): CheckedCitation => ({
    n: 1,
    doc_id: 'd1',
    source: 'a.txt',
    anchor: 's1',
    quote: '为了规范停车管理',
    ...change,
  })
  it.each([
    [{}, null],
    [{ doc_id: 'unknown' }, null],
    [{ doc_id: 'x', source: 'y' }, '文件不存在：y'],
    [{ quote: '为了规范停车秩序' }, '引文不在原文中'],
    [{ quote: ' ' }, '引文为空'],
    [{ anchor: 's9' }, '锚点不存在：s9'],
    [{ quote: '停'.repeat(501) }, '引文超过 500 字'],
  ])('%j', (change, fault) => expect(citationFault(citation(change), find)).toBe(fault))

  it('counts a mark without a citation once', () => {
    const check = checkCitations('甲[1]乙[2]丙[2]', [citation({})], find)
    expect(check).toEqual({ total: 2, faults: ['[2] 没有对应的引用'] })
    expect(citationValidity(check)).toBe(0.5)
  })
  it('has no value when nothing is cited', () =>
    expect(citationValidity(checkCitations('甲', [], find))).toBeNull())
})

describe('unsupported numbers', () => {
  it.each([
    ['到2030年达到80%。[1]', ['2030年达到80%以上'], '', []],
    ['到2030年达到80%。[3]', ['达到80%以上'], '', ['2030']],
    ['到2030年达到80%。', ['达到80%以上'], '2030年呢？', []],
    ['共13000路、1,180项。', ['1.3万路', '1180项'], '', []],
    ['5G基站', ['4G基站'], '', ['5']],
    ['没有数字', [], '', []],
  ])('%s', (answer, quotes, question, expected) => {
    expect(unsupportedNumbers(answer, quotes, question)).toEqual(expected)
  })
  it('is a share of the numbers, null without numbers', () => {
    expect(unsupportedNumberRate('80%和90%', ['80%'], '')).toBe(0.5)
    expect(unsupportedNumberRate('无', [], '')).toBeNull()
  })
})

describe('strict accuracy', () => {
  const good: StrictInput = {
    question: '2030年目标？',
    answerable: true,
    keyPoints: ['80项'],
    mustNot: ['误答为：90项（那是2032年目标）'],
    status: 'answered',
    answer: '目标是80项。[1]',
    invalidCitations: 0,
  }
  it.each<[Partial<StrictInput>, number]>([
    [{}, 1],
    [{ status: 'answered_partial' }, 1],
    [{ status: 'unanswerable_no_evidence' }, 0],
    [{ status: 'error_internal' }, 0],
    [{ answer: '目标是70项。[1]' }, 0],
    [{ answer: '目标是80项。最终90项。' }, 0],
    [{ invalidCitations: 1 }, 0],
    [{ invalidCitations: null }, 0],
  ])('answerable %j → %i', (change, value) => expect(strictAccuracy({ ...good, ...change })).toBe(value))
  it.each<[string, number]>([
    ['unanswerable_no_evidence', 1],
    ['guardrail_impersonation', 1],
    ['clarification_place', 1],
    ['answered', 0],
    ['error_timeout', 0],
  ])('not answerable, %s → %i', (status, value) => {
    expect(
      strictAccuracy({
        ...good,
        answerable: false,
        keyPoints: ['说明没有'],
        mustNot: [],
        status,
        answer: '没有查到。',
      }),
    ).toBe(value)
  })
  it('names every fault', () => {
    const faults = strictFaults({
      ...good,
      status: 'clarification_place',
      answer: '最终90项。',
      invalidCitations: null,
    })
    expect(faults).toEqual([
      '未作答：clarification_place',
      '要点不全（0%）',
      '没有引用',
      '触犯：误答为：90项（那是2032年目标）',
    ])
  })
})

it('counts refusals both ways and errors as none', () => {
  expect([isRefusal('handoff_person'), isRefusal('error_timeout'), isRefusal('answered')]).toEqual([
    true,
    false,
    false,
  ])
  expect(refusedUnanswerable(false, 'unanswerable_out_of_scope')).toBe(1)
  expect(refusedUnanswerable(true, 'unanswerable_out_of_scope')).toBeNull()
  expect(refusedAnswerable(true, 'clarification_case')).toBe(1)
  expect(refusedAnswerable(true, 'answered')).toBe(0)
})

it('measures length without marks, and quantiles in any order', () => {
  expect(answerLength(' 目标80项。[1][12]\n')).toBe(6)
  expect([quantileOf([9, 1, 5], 0.5), quantileOf([4, 2], 0.5), quantileOf([1, 2, 3], 1)]).toEqual([5, 3, 3])
  expect(quantileOf([], 0.5)).toBeNaN()
})
