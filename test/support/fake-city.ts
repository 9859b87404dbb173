import type { CityPack, Department } from '../../src/city/types.ts'
import { DEPARTMENT } from './fake-accounts.ts'

const department = (short: string): Department => ({
  id: short,
  name: `望海${short}`,
  short,
  aliases: [],
  former: [],
  level: '市级部门',
  district: null,
  supervisedBy: null,
  duties: [],
  boundaries: [],
  phone: null,
  keywords: [],
})

/** A city with three departments and a tree of one branch. */
export const makeFakeCity = (): CityPack => ({
  id: 'wanghai',
  name: '望海市',
  aliases: [],
  hotline: '12345',
  emergencyNumbers: [],
  departments: [DEPARTMENT, '市公安局', '市生态环境局'].map(department),
  districts: ['澄湾区', '望潮区'].map((name) => ({
    name,
    aliases: [],
    units: [],
    landmarks: [],
  })),
  taxonomy: {
    version: '1',
    roots: [
      {
        code: '1',
        name: '城市管理',
        departments: [DEPARTMENT],
        children: [
          {
            code: '11',
            name: '市容环卫',
            departments: [],
            children: [{ code: '111', name: '占道经营', departments: [], children: [] }],
          },
        ],
      },
    ],
  },
  rules: [],
  catalogue: [],
  serviceLevels: {
    basis: null,
    workingHours: { am: ['08:30', '12:00'], pm: ['13:30', '17:30'] },
    types: [],
    urgency: [],
    special: [
      {
        name: '噪声投诉',
        categories: [],
        dueDays: 3,
        dueHours: null,
        contactHours: null,
        words: [],
        types: ['投诉', '举报'],
        basis: null,
        clause: null,
      },
    ],
    flow: [],
    targets: { onTime: null, satisfaction: null },
  },
  holidays: { extraWorking: [], extraOff: [] },
  sensitiveClasses: [],
  synonyms: new Map(),
  files: {
    departments: 'departments.yaml',
    categories: 'categories.yaml',
    rules: 'rules.yaml',
    catalogue: 'catalogue.yaml',
  },
})
