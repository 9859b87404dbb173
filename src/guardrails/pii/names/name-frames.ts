import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { anyOf, NAMES, wordsOf } from './lexicon.ts'

interface FrameFile {
  left: Record<'naming' | 'label' | 'person' | 'verb', string>
  right: { words: string; speaking: string; characters: string }
  place_suffix: string
  given: string
}

const FILE = parse(readFileSync(new URL('./name-frames.yaml', import.meta.url), 'utf8')) as FrameFile

/** How much the words before a name speak for one, from 0 to 4. */
const LEVELS = { naming: 4, label: 3, person: 2, verb: 1 } as const
const LONGEST = 8
const CUES = new Map<string, number>(
  (['verb', 'person', 'label', 'naming'] as const).flatMap((frame) =>
    wordsOf(FILE.left[frame]).map((word): [string, number] => [word, LEVELS[frame]]),
  ),
)

const CALLED =
  /(?:^|我|俺|他|她|人|孩|子|女|儿|妈|爸|夫|妻|婆|公|爷|奶|汉|者|主|员|生|长|师|友|邻居|老伴|[个位名，。；：,、 （(])叫做?$/
const OPENING = /[ 　“"‘'（(【]{0,2}$/
const COLON = /[：:]$/
const LINK = /(?:们|本人)?(?:的?(?:名字|姓名|大名))?(?:叫做?|[是为系])?$/
const BOUNDARY = /(?:^|[^\u4e00-\u9fa5\w])$/

/** How much the text before a place speaks for a name there: 4 after 我叫 or 联系人：, 3 after 来电人, 2 after 老师, 1 at the start of a clause. */
export function leftStrength(before: string): number {
  const opened = before.replace(OPENING, '')
  const base = opened.replace(COLON, '')
  const direct = cueStrength(base)
  if (direct === 4 || CALLED.test(base)) return 4
  const linked = base.replace(LINK, '')
  const link = base.slice(linked.length)
  const strength = Math.max(direct, cueStrength(linked))
  if (strength < 2 && /[\u4e00-\u9fa5][员师匠贩]$/.test(linked)) return 2
  if (strength >= 2 && /叫|名/.test(link)) return 4
  if (strength >= 2 && base !== opened) return strength + 1
  if (strength >= 2) return strength
  if (/[，,]$/.test(base) && cueStrength(base.slice(0, -1)) === 3) return 2
  return Math.max(strength, BOUNDARY.test(before) ? 1 : /的$/.test(before) ? 0.5 : 0)
}

function cueStrength(before: string): number {
  for (let length = Math.min(LONGEST, before.length); length > 0; length--) {
    const strength = CUES.get(before.slice(-length))
    if (strength !== undefined) return strength
  }
  return 0
}

const NUMBER =
  /^[：:，, 　（(]{0,2}(?:(?:男|女|电话|手机号?|手机号码|联系电话|联系方式|身份证号?码?|证件号?|tel)[：:，, 是为]{0,2}){0,2}(?:1[3-9]\d[\d -]{8}|\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]|0\d{2,3}-?\d{7})/i
const IDENTITY =
  /^(?:[（(，,、 ](?:男|女)(?![\u4e00-\u9fa5])|[（(]姓|[，,（(]\d{2}岁|[，,（(]?(?:现年|今年\d|生于|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生|生人)))/
const OWNED = /^(?:的(?:身份证|社保卡|医保卡|驾驶证|驾照|残疾证|户口|学籍|名字)|名下)/
/** 晏政发〔2026〕3号 is the number of a document. */
const NOTICE = /^[〔[［【（(]\d{4}[〕\]］】）)]/
const DATE = /^[一二三四五六七八九十〇零\d]{2,4}年/
const TITLE = new RegExp(`^(?:${anyOf(NAMES.titles)})(?!大[^姐哥爷]|[员证群])`)
const WORD = new RegExp(`^${anyOf(wordsOf(FILE.right.words))}`)
const SPEAKING = new RegExp(`^${anyOf(wordsOf(FILE.right.speaking))}`)
/** 王丽、李娜三名员工. */
const COUNTED = /^等?[二两三四五六七八九十\d]+(?:名|人|个|位)/
const CHARACTER = new RegExp(`^[${FILE.right.characters}]`)

/** How much the text after a place speaks for the end of a name there, from -1.5 to 5; `broken` says that a word ends there. */
export function rightStrength(after: string, broken: boolean): number {
  if (NUMBER.test(after)) return 5
  if (IDENTITY.test(after) || OWNED.test(after)) return 4
  if (TITLE.test(after)) return 3
  if (NOTICE.test(after)) return -4
  if (DATE.test(after)) return 2
  if (SPEAKING.test(after) || COUNTED.test(after)) return 1.75
  if (WORD.test(after)) return 1
  if (/^[\w“"‘·]/.test(after)) return 0.5
  if (!/^[\u4e00-\u9fa5]/.test(after)) return 2
  if (!broken) return -1.5
  return CHARACTER.test(after) ? 1 : 0.5
}

const PLACE_SUFFIX = anyOf(wordsOf(FILE.place_suffix))
const PLACE_AT_ONCE = new RegExp(`^${PLACE_SUFFIX}`)
const PLACE_NEAR = new RegExp(`^[\\u4e00-\\u9fa5]{0,2}${PLACE_SUFFIX}`)

const PERSON_NEXT = new RegExp(`${WORD.source}|${COUNTED.source}|^[在把被向说称将对叫与和跟从]`)
const COMPANY = /^[\u4e00-\u9fa5]{0,8}?(?:公司|集团|工作室|事务所|合作社|小区|花园|大厦|医院|中学|小学)/
const RESIDENTS = /^[\u4e00-\u9fa5\w]{0,8}?(?:业主|住户|居民|置业|全体)/
const WHO_I_AM = /[我俺们]是$/

const PLACE_END = /(?:[路街巷岭冲坡湖河桥湾港站埠屯疃夼园苑城]|大道|小学|中学|大学|大楼|大桥)$/

/** Whether the characters themselves end like a road or an estate. */
export const isPlaceLike = (name: string): boolean => PLACE_END.test(name)

/** Whether what follows makes the characters a road, an estate, a shop; without a word for a person also a little further on. */
export function isPlaceNext(before: string, after: string, left: number): boolean {
  if (WHO_I_AM.test(before)) return PLACE_NEAR.test(after) || RESIDENTS.test(after)
  if (left >= 2 || PERSON_NEXT.test(after)) return PLACE_AT_ONCE.test(after)
  return PLACE_NEAR.test(after) || COMPANY.test(after)
}

/** Characters that given names are often made of. */
export const GIVEN = new Set(FILE.given.replace(/\s/g, ''))
