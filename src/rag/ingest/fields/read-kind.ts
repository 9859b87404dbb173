/** Kinds of documents with the endings of titles that show them; the first that fits wins. */
const KINDS: readonly [kind: string, ending: RegExp][] = [
  ['政策解读', /解读$/u],
  ['问答', /(?:问答|一问一答|答记者问)$/u],
  ['责任分工表', /(?:分工表|分工方案|任务清单)$/u],
  ['实施细则', /细则$/u],
  ['行动计划', /行动计划$/u],
  ['行动方案', /行动方案$/u],
  ['实施方案', /实施方案$/u],
  ['工作方案', /方案$/u],
  ['工作要点', /要点$/u],
  ['实施意见', /(?:实施意见|若干意见)$/u],
  ['意见', /意见$/u],
  ['办法', /办法$/u],
  ['规定', /规定$/u],
  ['条例', /条例$/u],
  ['规程', /规程$/u],
  ['规划', /(?:规划|规划纲要|纲要)$/u],
  ['计划', /计划$/u],
  ['措施', /(?:措施|政策)$/u],
  ['通知', /(?:通知|通报)$/u],
  ['公告', /(?:公告|通告)$/u],
  ['决定', /(?:决定|决议)$/u],
  ['批复', /(?:批复|复函|函)$/u],
  ['指南', /(?:指南|指引)$/u],
]

/**
 * Kind of a document by the end of its title (brackets such as `（试行）` left out); without a title by what the text
 * calls itself where it says why it was made (`制定本实施意见`). Null when neither tells.
 */
export function readKind(title: string | null, text: string): string | null {
  if (title !== null) return kindOf(title.replace(/(?:[（(][^（）()]*[）)]\s*)+$/u, '').trim())
  const self = /(?:制定|编制|出台|提出)(?:本|如下)([\u4e00-\u9fff]{2,6}?)(?=[。，：；]|$)/mu.exec(text)
  return self ? kindOf(self[1]!) : null
}

function kindOf(text: string): string | null {
  return KINDS.find(([, ending]) => ending.test(text))?.[0] ?? null
}
