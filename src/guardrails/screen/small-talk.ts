/** What is said only to keep a conversation going. */
export type SmallTalk = 'greeting' | 'assent' | 'thanks' | 'farewell'

/** Words of each kind; of several kinds in one text the last of these is answered (`好的，谢谢` thanks). */
const KINDS: readonly (readonly [SmallTalk, string])[] = [
  [
    'greeting',
    '[你您]好|大家好|在吗|在不在|嗨|哈喽|hello|hi|早上好|上午好|中午好|下午好|晚上好|早安|[你您]是谁|你叫什么(?:名字)?|你(?:能|会|可以)(?:帮我)?[做干]些?(?:什么|啥)',
  ],
  [
    'assent',
    '好[的吧了嘞]?|行|嗯|哦|噢|哈|呵|ok|okay|知道|晓得|明白|懂了|清楚了|了解|收到|原来如此|没事|没问题|没有?了|不用了|就这样|就这些|可以了',
  ],
  [
    'thanks',
    '(?:谢谢|谢了|多谢|感谢)(?:[你您]们?)?的?(?:回答|解答|帮助|帮忙)?|thanks|thank you|辛苦[你您了]|麻烦[你您了]|[你您]?[说讲]得[真很太]?(?:好|清楚|详细)|帮大忙',
  ],
  ['farewell', '再见|拜拜|回见|回头见|下次再[聊问]|bye|goodbye|晚安|先这样|再会'],
]
const PARTICLES = '[啊呀吧啦了哦嘛噢~～！!。.，,、\\s]*'

/** The longest words first: `你好` is no `好`. */
const ANY = [...KINDS]
  .sort(([a], [b]) => Number(a === 'assent') - Number(b === 'assent'))
  .map(([kind, words]) => `(?<${kind}>${words})`)
  .join('|')
const UNNAMED = ANY.replace(/\?<\w+>/g, '?:')
const ONLY_SMALL_TALK = new RegExp(`^(?:(?:${UNNAMED})${PARTICLES})+[？?]?$`, 'i')
const OPENING = new RegExp(`^(?:(?:${UNNAMED})[啊呀吧啦了]*[，,。！!～~\\s]+)+`, 'i')

/** What a text that says nothing more keeps a conversation going with; null when it says anything else. */
export function smallTalkOf(text: string): SmallTalk | null {
  if (!ONLY_SMALL_TALK.test(text.trim())) return null
  const said = [...text.matchAll(new RegExp(ANY, 'gi'))].map(({ groups }) => groups!)
  return KINDS.findLast(([kind]) => said.some((groups) => groups[kind] !== undefined))![0]
}

/** A question without the greeting, assent or thanks before it (`好的，那要带什么` → `那要带什么`). */
export const withoutOpening = (text: string): string => text.replace(OPENING, '') || text
