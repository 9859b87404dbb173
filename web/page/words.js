/** Chinese names of what the API names in English. */

/** @type {Record<string, string>} */
const STEPS = {
  screen: '安全检查',
  contextualise: '结合上文',
  route: '判断问题类型',
  understand: '认出事项和要素',
  retrieve: '检索政策文件',
  judge: '判断依据是否足够',
  compose: '组织答案',
  ground: '逐句核对引文',
  'check-output': '检查输出',
  label: '标注出处',
}

/** @param {string} step */
export const stepName = (step) => STEPS[step] ?? step

/** @type {Record<string, string>} */
const COMPOSERS = {
  extractive: '摘录原文',
  generative: '大模型撰写，逐句核对',
  curated: '人工审定答案',
  none: '未生成',
}

/** @param {string} composer */
export const composerName = (composer) => COMPOSERS[composer] ?? composer

/** What the pipeline notes: what a question asks for, what it asks of a service, what stopped it. @type {Record<string, string>} */
const NOTES = {
  quantity: '问数量',
  responsible: '问责任单位',
  definition: '问含义',
  enumeration: '问清单',
  comparison: '作比较',
  confirmation: '求确认',
  money: '问金额',
  titles: '问名称',
  procedure: '问程序',
  condition: '问条件',
  duration: '问期限',
  annex: '问附件',
  materials: '问材料',
  time: '问时限',
  hours: '问办公时间',
  place: '问地点',
  fee: '问费用',
  online: '问网上办理',
  visits: '问跑几趟',
  proxy: '问代办',
  conditions: '问条件',
  phone: '问电话',
  steps: '问流程',
  result: '问办理结果',
  validity: '问有效期',
  standard: '问标准',
  basis: '问依据',
  department: '问部门',
  audience: '问对象',
  despair: '流露轻生念头',
  emergency: '有现实危险',
  person: '要人工',
  impersonation: '要求代为承诺',
  injection: '试图改变规则',
  sensitive: '不便回答的内容',
  chitchat: '闲谈',
  ...COMPOSERS,
}

/**
 * A note of the pipeline in Chinese. Words of its own apart by spaces; anything else in it stays as it is.
 * @param {string} note
 * @param {Record<string, string>} [statusNames] of the service
 */
export const noteText = (note, statusNames = {}) =>
  note
    .replace(/[a-z]+(?:_[a-z]+)*/g, (word) => NOTES[word] ?? statusNames[word] ?? word)
    .replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '、')

/** `2024-03-01` → `2024年3月1日`. @param {string} day */
export const chineseDay = (day) => day.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
