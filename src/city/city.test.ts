import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { governmentOf, loadCityPack, resolveDepartment } from './index.ts'

const SAMPLE = fileURLToPath(new URL('../../corpus/city', import.meta.url))

describe('the sample city', async () => {
  const pack = await loadCityPack(null)

  test('is read whole', () => {
    expect(pack.name).toBe('晏海市')
    expect(pack.departments.length).toBeGreaterThan(40)
    expect(pack.taxonomy.roots[0]!.children[0]!.children.length).toBeGreaterThan(0)
    expect(pack.serviceLevels.types.find(({ type }) => type === '投诉')?.dueDays).toBe(5)
    expect(pack.serviceLevels.targets.onTime).toBe(99)
    expect(pack.serviceLevels.workingHours.am).toEqual(['08:30', '12:00'])
    expect(pack.rules.find(({ when }) => when.activeMonths.length > 0)?.when.activeMonths).toContain(12)
    expect(pack.sensitiveClasses.length).toBeGreaterThan(3)
    expect(pack.synonyms.size).toBeGreaterThan(100)
  })

  test('resolves who it is at the place', () => {
    const district = pack.districts[0]!.name
    const government = governmentOf(pack, district)!
    expect(government.district).toBe(district)
    expect(resolveDepartment(pack, '区县政府', district)).toBe(government.short)
    expect(resolveDepartment(pack, '区县政府', null)).toBeNull()
    expect(resolveDepartment(pack, '市级主管部门', district)).toBeNull()
  })
})

describe('a damaged folder is refused naming file and field', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'city-'))
    cpSync(SAMPLE, dir, { recursive: true })
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  const damage = (file: string, from: string, to: string): void => {
    const path = join(dir, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
  }

  test.each([
    ['rules.yaml', 'priority: 100', 'priority: 很高', 'rules.0.priority 应为整数'],
    [
      'rules.yaml',
      'department: 市消防救援支队',
      'department: 市消防大队',
      '规则 R01 的 then 写的部门“市消防大队”',
    ],
    ['sla.yaml', '[供热不足]', '[暖气不热]', '专项时限“供热期室温诉求”的 categories 写的分类“暖气不热”'],
    ['categories.yaml', '市行政审批服务局', '市审批处', '0101 户籍证件 写的部门“市审批处”'],
    ['departments.yaml', 'level: 市级部门', 'level: 省级', 'departments.0.level 只能是'],
    ['departments.yaml', 'short: 市政府办公室', 'shrot: 市政府办公室', '不认识的字段：shrot'],
    ['city.yaml', 'name: 晏海市', 'name: [', '不是有效的 YAML'],
  ])('%s: %s', async (file, from, to, message) => {
    damage(file, from, to)
    await expect(loadCityPack(dir)).rejects.toMatchObject({ code: 'ERR_CONFIG' })
    await expect(loadCityPack(dir)).rejects.toThrow(file)
    await expect(loadCityPack(dir)).rejects.toThrow(message)
  })

  test('a folder that is not there', async () => {
    await expect(loadCityPack(join(dir, 'none'))).rejects.toThrow('找不到城市包')
  })
})

describe('a file of annotation rules', () => {
  const DATA = {
    categories: [{ l1: '城市管理', l2: [{ name: '油烟扰民' }, { name: '共享单车' }] }],
    departments: [
      {
        name: '市城市管理局',
        aliases: ['城管局'],
        remit: '占道、违建（城区、镇区）、油烟',
      },
      { name: '市住建局', aliases: ['青州市住房和城乡建设局'], remit: '物业、工地' },
      { name: '市生态环境局', aliases: ['环保局', '市环保所（旧称）'], remit: '大气、水' },
      { name: '东区人民政府', aliases: ['东区'], remit: '属地事项' },
    ],
    districts: [{ name: '东区', aliases: ['城东', '石桥（东区辖区）'] }],
    rules: {
      hard_rules: { 餐饮油烟: '餐饮业油烟主派城管，生态环境可接受；作坊排放主派生态环境', 空话: '看着办' },
    },
  }
  const load = async (data: unknown) => {
    const dir = mkdtempSync(join(tmpdir(), 'city-'))
    const path = join(dir, 'list.json')
    writeFileSync(path, JSON.stringify(data))
    return loadCityPack(path).finally(() => rmSync(dir, { recursive: true }))
  }

  test('becomes a city pack', async () => {
    const pack = await load(DATA)
    expect(pack).toMatchObject({ id: 'list', name: '青州市', aliases: ['青州'], rules: [] })
    expect(pack.departments[0]!.duties.map(({ text }) => text)).toEqual([
      '占道',
      '违建（城区、镇区）',
      '油烟',
    ])
    expect(pack.departments[2]).toMatchObject({ aliases: ['环保局'], former: ['市环保所'] })
    expect(pack.departments[3]).toMatchObject({ district: '东区', level: '区县政府' })
    expect(pack.districts[0]!.aliases).toEqual(['城东', '石桥'])
    expect(pack.taxonomy.roots[0]!.children.map(({ code }) => code)).toEqual(['0101', '0102'])
  })

  test('its prose rules become boundaries of those they name', async () => {
    const pack = await load(DATA)
    const [boundary] = pack.departments[0]!.boundaries
    expect(boundary).toMatchObject({ issue: '餐饮油烟', lead: '市城市管理局', with: ['市生态环境局'] })
    expect(pack.departments[2]!.boundaries).toEqual([boundary])
    expect(pack.departments[1]!.boundaries).toEqual([])
  })

  test('is refused naming the field', async () => {
    await expect(load({ ...DATA, departments: [{ name: '市城市管理局' }] })).rejects.toThrow(
      /list\.json.*remit/,
    )
  })
})
