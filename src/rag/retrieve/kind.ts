import type { Facet } from './analyse/facets.ts'
import type { QueryAnalysis } from './types.ts'

/** Why a document was made, and how it is to be read: rarely what a person asks. */
const PREAMBLE =
  /制定本(办法|细则|规定|方案|计划|规划|意见|通知)|结合(我市|本市|本地)?实际|^(第[一二三]条\s*)?为(了)?(规范|加强|保障|深入|贯彻|促进|进一步|推进|落实|切实)|由.{2,20}负责解释|以上各项|指导思想|现将.{0,40}(印发|通知)/
const ASKS_PREAMBLE = /为什么|目的|依据|根据什么|解释/
const KIND_CUES: readonly (readonly [Facet, RegExp])[] = [
  ['procedure', /申请|提交|提出|受理|登录|窗口|办理|审核|携带|提供/],
  ['condition', /符合|条件|应当|可以|不得|具有|持有|满\d|连续|累计/],
  ['duration', /工作日|日内|天内|个月|小时|截止|期限|有效期|自.{2,16}起|\d{1,2}月\d{1,2}日/],
]

/** Fit of a text with what kind of statement is asked for: in [-1, 1]. */
export function kindFit(analysis: QueryAnalysis, sentence: string): number {
  if (PREAMBLE.test(sentence) && !ASKS_PREAMBLE.test(analysis.question)) return -1
  const asked = KIND_CUES.filter(([facet]) => analysis.facets.has(facet))
  return asked.length === 0 ? 0 : asked.filter(([, cue]) => cue.test(sentence)).length / asked.length
}
