import type { DocumentSummary } from '../../store/ports.ts'
import type { AnswerContext, QuestionPart } from './context.ts'

/** What makes a phrase a question or a chat, and so parts what is asked about. */
const ASKING = new RegExp(
  [
    '请问|麻烦|问一下|问下|我?想(?:问|知道|了解)(?:一下)?|能不能|可不可以|是不是|有没有|会不会|要不要|用不用|行不行|需不需要|怎么样|怎么|怎样|如何|咋样?|为什么|为啥',
    '什么时候|啥时候|何时|什么|啥|哪些|哪里|哪儿|哪个|哪家|哪|几[点号岁天个月次年块]|多少(?:钱|元|天|岁|个月|次)?|多久|多长时间|多大|谁',
    '我们|你们|他们|我家|我|俺|你|他|她|它|今年|现在|目前|到底|都要|需要|应该|可以|能|要|想|得',
    '[吗呢吧啊呀么嘛]|了$|不$|没$|是$|的$|有$|在$|都$',
  ].join('|'),
  'gu',
)
const HAN = /\p{Script=Han}/u
const LATIN_WORD = /[A-Za-z]{3}/
/** To those who ask in another language: the library is Chinese, and words of theirs meet few of its own. */
const CHINESE_ONLY =
  'No answer was found. The documents are in Chinese: please ask in Chinese, or call the hotline or a department listed here. 政策库是中文的，请用中文提问，也可以向所列的部门或者政务服务热线咨询。'
/** Shortest and longest phrase worth repeating, and how many are. */
const PHRASE = { shortest: 2, longest: 20, most: 2 }
/** A word this rare in the library tells what a question is about. */
const TELLING = 2.5
const LOOKED_AT = 12
const MOST_TOPICS = 3

/** What a question asks about in its own words, best first: `长护险怎么申请` → `长护险`, `申请`. */
export function askedPhrases(question: string): string[] {
  const phrases = question
    .split(/[\s，,。.？?！!；;：:、“”（）()]+/u)
    .flatMap((clause) => clause.split(ASKING))
    .map((phrase) => phrase.replace(/^[的了在有是被把给和就还去到]+|[的了在是]+$/gu, ''))
    .filter((phrase) => phrase.length >= PHRASE.shortest && phrase.length <= PHRASE.longest)
  const longest = [...new Set(phrases)].sort((a, b) => b.length - a.length).slice(0, PHRASE.most)
  return phrases.filter((phrase, i) => longest.includes(phrase) && phrases.indexOf(phrase) === i)
}

/** Documents found whose title or topics name what the question is about, nearest first. */
export function relatedDocuments(parts: readonly QuestionPart[]): DocumentSummary[] {
  const found = parts.flatMap(({ analysis, retrieval }) => {
    const telling = [...analysis.own.keys()].filter(
      (word) => word.length > 1 && (retrieval.idf.get(word) ?? 0) >= TELLING,
    )
    return retrieval.candidates
      .slice(0, LOOKED_AT)
      .map(({ document }) => document)
      .filter((document) => telling.some((word) => subjectOf(document).includes(word)))
  })
  return [...new Map(found.map((document) => [document.id, document])).values()]
}

/** Title and topics without the name of the place, which every title of a city holds. */
const subjectOf = ({ title, topics, region }: DocumentSummary): string =>
  `${(title ?? '').replace(region ?? ' ', '')} ${topics.join(' ')}`.toLowerCase()

/** Title of the one document that a conversation is about; null where it is about several or none. */
function titleOfTopic({ topic, documents }: Pick<AnswerContext, 'topic' | 'documents'>): string | null {
  const [id, ...others] = topic
  return id === undefined || others.length > 0 ? null : (documents.get(id)?.title ?? null)
}

/** Say what was looked for in the question's own words, what lies near, and what to ask instead. */
export function sayNotFound(
  context: Pick<AnswerContext, 'question' | 'parts' | 'topic' | 'documents'>,
): string {
  const { question, parts } = context
  if (!HAN.test(question) && LATIN_WORD.test(question)) return CHINESE_ONLY
  const asked = askedPhrases(question)
  const spokenOf = titleOfTopic(context)
  if (asked.length > 0 && spokenOf !== null)
    return `刚才说的《${spokenOf}》里没有查到关于“${asked.join('”“')}”的规定。如果问的是另一件事，请把事项的名称说全；也可以向所列的部门或者政务服务热线咨询。`
  const lacking =
    asked.length === 0
      ? '政策库中没有查到可以回答这个问题的内容。'
      : `政策库中没有查到关于“${asked.join('”“')}”的规定。`
  const related = relatedDocuments(parts)
  const nearest = related.find(({ title }) => title !== null)
  const near = nearest ? `最接近的文件是《${nearest.title}》，但没有找到能直接回答的条文。` : ''
  const topics = [...new Set(related.flatMap((document) => document.topics))].slice(0, MOST_TOPICS)
  const instead =
    topics.length > 1
      ? `您可以换成更具体的事项再问，例如：${topics.join('、')}。`
      : '您可以写明事项或者证件的名称、对象和地点再问一次。'
  return `${lacking}${near}${instead}也可以向所列的部门或者政务服务热线咨询。`
}
