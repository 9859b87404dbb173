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
  record: '留存记录',
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

/** What the pipeline notes of a question. @type {Record<string, string>} */
const NOTES = {
  quantity: '问数量',
  responsible: '问责任单位',
  definition: '问含义',
  enumeration: '问清单',
  comparison: '作比较',
  confirmation: '求确认',
  money: '问金额',
  titles: '问名称',
  annex: '问附件',
  ...COMPOSERS,
}

/** @param {string} note words apart by spaces */
export const noteText = (note) =>
  note
    .split(' ')
    .map((word) => NOTES[word] ?? word)
    .join('、')

/** `2024-03-01` → `2024年3月1日`. @param {string} day */
export const chineseDay = (day) => day.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
