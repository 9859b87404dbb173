import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeShared, sharedPath } from '../../../test/support/shared.ts'
import { readEssentials } from '../keypoints/essentials.ts'
import { holdsKeyPoint, keyPointRecall } from './key-point-recall.ts'

const holds = (answer: string, keyPoint: string, question = '有什么安排？'): boolean =>
  holdsKeyPoint(answer, keyPoint, question)

describe('readEssentials', () => {
  it('takes a key point apart', () => {
    const parts = readEssentials('2030年市城管局牵头建成5G灯杆200座以上（表2）', '2030年建多少？')
    expect(parts.numbers.map(({ value, unit }) => [value, unit])).toEqual([[200, '座']])
    expect(parts.latin).toEqual(['5G'])
  })
  it('knows departments in a list and before a role', () => {
    const { departments, segments } = readEssentials('2030年牵头：市城管局、县农业农村局和市大数据中心', '')
    expect(departments).toEqual(['市城管局', '县农业农村局', '市大数据中心'])
    expect(segments).toEqual([])
    expect(readEssentials('市水务局牵头', '').departments).toEqual(['市水务局'])
  })
  it('keeps what a note declares enough, and drops denials and instructions', () => {
    expect(readEssentials('园林管理（原文损坏，答出“园林”即可）', '').segments).toEqual(['园林'])
    expect(
      readEssentials('前提有误：目标是300个，不是500个，应说明差异', '').numbers.map((n) => n.value),
    ).toEqual([300])
  })
})

describe('numbers', () => {
  it.each([
    ['覆盖率要达到80%。', '覆盖率达80%以上', true],
    ['覆盖率要达到８０％。', '覆盖率达80%以上', true],
    ['覆盖率要达到18%。', '覆盖率达80%以上', false],
    ['接入130000路视频。', '13万路视频', true],
    ['接入13路视频。', '13万路视频', false],
    ['共200家企业。', '200个', true],
    ['共200家企业。', '200项', false],
    ['共200元。', '200个', false],
    ['日活跃用户数（万人次）：2030年 80。', '80万人次', true],
    ['用户数：2030年 80。接待1万人次。', '80万人次', false],
    ['起步时为0，到2030年为85%。', '现状0%', true],
    ['占比为5%。', '占比0.5%', false],
  ])('%s ∋ %s: %s', (answer, keyPoint, expected) => expect(holds(answer, keyPoint)).toBe(expected))

  it('needs a year only when the question does not name it', () => {
    expect(holds('目标是90项。', '2030年90项')).toBe(false)
    expect(holds('目标是90项。', '2030年90项', '2030年目标是多少？')).toBe(true)
    expect(holds('到2030年90项。', '2030年90项')).toBe(true)
  })
  it('needs what the number is about, unless the question said it', () => {
    expect(holds('共有50家企业参加。', '智慧养老院50家')).toBe(false)
    expect(holds('共有50家。', '智慧养老院50家', '智慧养老院有多少家？')).toBe(true)
  })
})

describe('words', () => {
  it.each([
    ['通过构建一个可信的环境，让程序在该平台上执行', '程序可在平台上执行', true],
    ['既可以对数据进行加工处理，也可以保障数据的安全', '既能加工处理数据又能保障数据安全', true],
    ['发展行业（产品）垂直平台。', '行业垂直平台', true],
    ['完善社区食堂补贴办法', '建立停车综合服务平台', false],
    ['由市水务局牵头，市城管局配合。', '市城管局配合', true],
    ['由市水务局牵头。', '市城管局配合', false],
    ['即 fiber TO the Room。', 'Fiber to The Room', true],
    ['建成宽带网络。', '5G网络', false],
    ['', '智慧社区', false],
  ])('%s ∋ %s: %s', (answer, keyPoint, expected) => expect(holds(answer, keyPoint)).toBe(expected))

  it('does not join bigrams across a boundary', () => expect(holds('公安。全面', '安全')).toBe(false))
  it('ignores citation marks', () => expect(holds('共80[1]项', '80项')).toBe(true))
})

describe('stance', () => {
  it.each([
    ['2010—2012年连续入选。', '是（确认属实）', true],
    ['没有入选。', '是（确认属实）', false],
    ['', '有提到', false],
    ['文件指出尚未建成。', '没有（只列为目标）', true],
    ['已经建成两家。', '没有（只列为目标）', false],
    ['年份更晚但数额更低。', '后一份目标低于前一份，应说明差异', true],
    ['两份文件都有。', '后一份目标低于前一份，应说明差异', false],
  ])('%s ∋ %s: %s', (answer, keyPoint, expected) => expect(holds(answer, keyPoint)).toBe(expected))
})

it('keyPointRecall is the share held, null without key points', () => {
  expect(keyPointRecall('共30项。', ['30项', '40项'], '')).toBe(0.5)
  expect(keyPointRecall('共30项。', [], '')).toBeNull()
})

interface GoldRow {
  id: string
  question: string
  answerable: boolean
  answer: string
  key_points: string[]
  gold: { quote: string }[]
}

describeShared('calibration on the policy questions', () => {
  const rows = (): GoldRow[] =>
    readFileSync(sharedPath('evals', 'policy_qa.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as GoldRow)
      .filter((row) => row.answerable)
  const recall = (answer: string, row: GoldRow): number =>
    keyPointRecall(answer, row.key_points, row.question) ?? 0
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

  it('gives gold answers and gold quotes nearly all points', () => {
    expect(mean(rows().map((row) => recall(row.answer, row)))).toBeGreaterThan(0.97)
    const quotes = rows().map((row) => recall(row.gold.map((gold) => gold.quote).join('。\n'), row))
    expect(mean(quotes)).toBeGreaterThan(0.95)
  })
  it('gives answers to other questions nearly none', () => {
    const all = rows()
    const cross = all.flatMap((row) =>
      all.filter((other) => other !== row).map((other) => recall(other.answer, row)),
    )
    expect(mean(cross)).toBeLessThan(0.02)
  })
  it('sees every changed number', () => {
    const numeric = rows().filter((row) =>
      row.key_points.every((point) => /\d/.test(point.replace(/\d+年/g, ''))),
    )
    const changed = numeric.map((row) =>
      recall(
        row.answer.replace(/\d(?!\d*年)/g, (digit) => String((Number(digit) + 3) % 10)),
        row,
      ),
    )
    expect(numeric.length).toBeGreaterThan(20)
    expect(mean(changed)).toBeLessThan(0.02)
  })
})
