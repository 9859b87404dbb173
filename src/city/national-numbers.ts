import type { CityPack } from './types.ts'

/** Numbers that hold in the whole country. */
export const NATIONAL_NUMBERS: CityPack['emergencyNumbers'] = [
  { number: '110', name: '公安报警', for: '正在发生的违法犯罪、人身威胁、人员走失' },
  { number: '119', name: '消防救援', for: '火情、燃气泄漏、电梯困人、危险化学品泄漏' },
  { number: '120', name: '医疗急救', for: '突发疾病、意外伤害' },
  { number: '122', name: '交通事故', for: '道路交通事故报警' },
  { number: '12395', name: '海上搜救', for: '海上遇险、落水、失联' },
  { number: '12356', name: '心理援助', for: '情绪危机、自伤念头' },
  { number: '96110', name: '反诈劝阻', for: '电信网络诈骗的劝阻和咨询' },
]
