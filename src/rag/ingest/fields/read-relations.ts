import type { DocumentRelation } from '../../../store/records.ts'
import type { Paragraph } from '../flow/index.ts'
import { outsideQuotes } from './read-dates.ts'

const CITED = /《([^《》]{3,80})》(?:[（(]([^（）()，,]{3,40}?号)(?:[，,][^（）()]{0,40})?[）)])?/gu
const ENDED = /(?:同时|一并|即行|自行)?(?:予以)?(?:废止|失效)|停止执行|不再执行/u
const REPLACED = /同时(?:予以)?废止|同时(?:停止执行|失效)|替代|取代|代替|由本[\u4e00-\u9fff]{2,6}接续/u
const AMENDING_TITLE = /关于(?:修改|修订|调整)(?:部分)?《/u
const AMENDING =
  /(?:对|将)《[^。]{3,90}?(?:作|作出|进行)(?:如下|相应|以下)?(?:修改|修订|调整)|(?:修改|修订)如下|第[^。；《]{1,14}[条款项][^。；《]{0,60}(?:调整|修改|修订)为/u
/** An entry of a list of documents: numbered, or nothing but the name. */
const LIST_ENTRY =
  /^(?:[0-9]{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])\s*《|^《[^《》]+》(?:[（(][^（）()]+[）)])?[；。]?$/u
/** `《某办法》（…，以下简称《办法》）` gives a short name for the rest of the text. */
const SHORT_NAME =
  /《([^《》]{3,80})》(?:[（(]([^（）()]{3,40}?号)?[，,]?(?:以下)?简称[“《]([^”》]{2,20})[”》][）)])/gu

/**
 * What a document says it does to others: `…同时废止` and 替代 supersede, other 废止/失效 repeal, 修改 amends. The target
 * is the other document's 文号 where it is given, else its title.
 */
export function readRelations(paragraphs: readonly Paragraph[], title: string | null): DocumentRelation[] {
  const relations = new Map<string, DocumentRelation>()
  const numbers = readNumbers(paragraphs)
  const add = (type: DocumentRelation['type'], text: string): void => {
    for (const cited of targetsOf(text, title)) {
      const target = numbers.get(cited) ?? cited
      relations.set(`${type} ${target}`, { type, target })
    }
  }
  let list: DocumentRelation['type'] | null = null
  const shortNames = readShortNames(paragraphs)
  for (const paragraph of paragraphs) {
    const text = spellOut(outsideQuotes(paragraph.text), shortNames)
    const comesIntoForce = /自[^。]{2,24}起(?:施行|实施|执行)/u.test(text)
    if (list !== null && LIST_ENTRY.test(text)) add(list, text)
    else list = null
    for (const sentence of text.split(/(?<=[。；])/u)) {
      const found = relationOf(sentence)
      const type = found === 'repeals' && comesIntoForce ? 'supersedes' : found
      if (type === null) continue
      add(type, sentence)
      if (/：\s*$/u.test(sentence) && type !== 'amends') list = type
    }
  }
  if (title !== null && AMENDING_TITLE.test(title)) add('amends', title)
  return [...relations.values()]
}

function relationOf(sentence: string): DocumentRelation['type'] | null {
  if (ENDED.test(sentence)) {
    if (!/《/u.test(sentence) && !/：\s*$/u.test(sentence)) return null
    if (/第[^《》]{1,12}条[^《》]{0,8}废止/u.test(sentence)) return 'amends'
    return REPLACED.test(sentence) ? 'supersedes' : 'repeals'
  }
  if (!/《/u.test(sentence)) return null
  if (REPLACED.test(sentence)) return 'supersedes'
  return AMENDING.test(sentence) ? 'amends' : null
}

function readShortNames(paragraphs: readonly Paragraph[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { text } of paragraphs)
    for (const match of text.matchAll(SHORT_NAME))
      names.set(match[3]!, `《${match[1]!}》${match[2] === undefined ? '' : `（${match[2]}）`}`)
  return names
}

/** 文号 of each title that is cited with one. */
function readNumbers(paragraphs: readonly Paragraph[]): Map<string, string> {
  const numbers = new Map<string, string>()
  for (const { text } of paragraphs)
    for (const match of text.matchAll(CITED))
      if (match[2]) numbers.set(match[1]!, match[2].replace(/\s/gu, ''))
  return numbers
}

function spellOut(text: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return text
  return text.replace(/《([^《》]{2,20})》/gu, (cited, name: string) => names.get(name) ?? cited)
}

function targetsOf(sentence: string, own: string | null): string[] {
  const cut = sentence.search(ENDED)
  const before = cut === -1 ? sentence : sentence.slice(0, cut)
  const subject = before.includes('《') ? before : sentence
  return [...subject.matchAll(CITED)]
    .filter((match) => match[1] !== own)
    .map((match) => match[2]?.replace(/\s/gu, '') ?? match[1]!)
}
