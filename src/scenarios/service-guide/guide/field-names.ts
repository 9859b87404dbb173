/** Chinese names of a guide's sections, in the order of its text; the key is the section's anchor. */
export const SECTION_NAMES = {
  overview: '基本信息',
  cases: '办理情形',
  conditions: '受理条件',
  materials: '申请材料',
  steps: '办理流程',
  time_limit: '办理时限',
  fee: '收费',
  locations: '办理地点和时间',
  phones: '咨询和监督电话',
  online: '网上办理',
  result: '办理结果',
  basis: '设定依据',
  faq: '常见问题',
  extra: '其他信息',
} as const

export type SectionName = keyof typeof SECTION_NAMES
