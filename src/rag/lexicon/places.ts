import { readFileSync } from 'node:fs'
import { cutWords } from './tokenize.ts'

/** Peoples in the names of prefectures, and what may end the name of a place. */
const PEOPLES =
  '(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|景颇|傈僳|白|回|蒙古)族)+|蒙古|哈萨克|柯尔克孜'
const RANK = `(?:市(?!场)|省|(?:壮族|回族|维吾尔)?自治区|(?:${PEOPLES})?自治州|地区|盟|州)`
const ENDING = new RegExp(`^${RANK}`, 'u')
const ENDS = new RegExp(`(?<=..)${RANK}$`, 'u')

/** Municipalities on the first line, then `province：its cities；those of its counties`; 省 and 市 are left out. */
const LINES = readFileSync(new URL('./places.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

const MUNICIPALITIES = LINES[0]!.split(' ')
const LISTED = LINES.slice(1).map((line) => {
  const [province, cities, counties] = line.split(/[：；]/)
  return { province: province!, cities: cities!.split(' '), counties: counties?.split(' ') ?? [] }
})
const PROVINCE_STEMS: ReadonlySet<string> = new Set(LISTED.map(({ province }) => province))

/**
 * `威海市` → `威海`, `广西壮族自治区` → `广西`; a name without an ending stays as it is, and one that is a province's otherwise
 * keeps the last of it (`吉林市`).
 */
export function placeStem(name: string): string {
  const stem = name.replace(ENDS, '')
  const isProvince = stem === name || /(?:省|自治区)$/.test(name)
  return PROVINCE_STEMS.has(stem) && !isProvince ? `${stem}${name.at(-1)!}` : stem
}

/** Cities of a province, and what belongs to it besides. */
const PROVINCES: ReadonlyMap<string, readonly string[]> = new Map(
  LISTED.map(({ province, cities }) => [province, cities.map(placeStem)]),
)
const COUNTY_CITIES: ReadonlyMap<string, readonly string[]> = new Map(
  LISTED.map(({ province, counties }) => [province, counties]),
)

/** Cities with their names in full; some are everyday words too (朝阳, 中山, 黄山): see `AMBIGUOUS`. */
const CITIES: ReadonlyMap<string, string> = new Map(
  [...MUNICIPALITIES, ...LISTED.flatMap(({ cities }) => cities)].map((name) => [
    placeStem(name),
    ENDS.test(name) ? name : `${name}市`,
  ]),
)

/** City names that are words, surnames or places inside other cities; they count only with their ending after them. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  '朝阳',
  '中山',
  '黄山',
  '通化',
  '海口',
  '南通',
  '安康',
  '中卫',
  '白银',
  '大理',
  '桃园',
  '兴安',
  '红河',
  '阿里',
  '和田',
  '怒江',
  '海北',
  '海西',
])

/** What makes a place the name of a street, an estate, a dish or a shop. */
const NAME_OF_OTHERS =
  '(?:[东西南北中]?[一二三]?(?:路|街|大道|大街|巷|胡同)|小区|花园|新城|广场|大厦|饭店|酒店|烤鸭|火锅|拉面|小吃|特产|菜|啤酒|口音)'

/** Whether a city is one of a province's, both as stems. */
export const isWithin = (city: string, province: string): boolean =>
  PROVINCES.get(province)?.includes(city) === true

/** Full names of the provinces that are no 省. */
const REGIONS: ReadonlyMap<string, string> = new Map([
  ['内蒙古', '内蒙古自治区'],
  ['广西', '广西壮族自治区'],
  ['西藏', '西藏自治区'],
  ['宁夏', '宁夏回族自治区'],
  ['新疆', '新疆维吾尔自治区'],
])

/** `石家庄` → `石家庄市`, `甘孜` → `甘孜藏族自治州`, `山西` → `山西省`, `广西` → `广西壮族自治区`. */
export function placeName(stem: string): string {
  if (!PROVINCES.has(stem)) return CITIES.get(stem) ?? `${placeStem(stem)}市`
  return REGIONS.get(stem) ?? `${stem}省`
}

/** Cities and provinces of China that a text names with their ending (`威海市`), in full and each once. */
export const fullPlaceNames = (text: string): string[] =>
  [...new Set([...PROVINCES.keys(), ...CITIES.keys()].map(placeName))].filter((name) => text.includes(name))

/** Names as texts begin with them, without their endings. */
const BARE = [...new Set([...PROVINCES.keys(), ...CITIES.keys()].map((stem) => stem.replace(ENDS, '')))]

/** The city or province of China a text begins with, and what follows; null where it begins with a street or a dish. */
export function leadingPlace(text: string): { stem: string; rest: string } | null {
  const word = cutWords(text)[0] ?? ''
  for (const name of BARE) {
    if (!text.startsWith(name)) continue
    const after = text.slice(name.length)
    const ending = ENDING.exec(after)?.[0] ?? ''
    const stem = placeStem(`${name}${ending}`)
    if (!isListed(stem) || (ending === '' && (placeStem(word) !== name || AMBIGUOUS.has(name)))) continue
    const rest = after.slice(ending.length)
    return new RegExp(`^${NAME_OF_OTHERS}`).test(rest) ? null : { stem, rest }
  }
  return null
}

/**
 * Places a question names, as stems: those of the library (`known`, regions such as `威海市`), and any other city or
 * province of China; the province of a known city is neither, and that of a city named beside it is left out. Names of
 * the library are also found inside longer words, as segmenters swallow them.
 */
export function findPlaces(
  question: string,
  known: readonly string[],
): { named: string[]; foreign: string[] } {
  const stems = [...new Set(known.map(placeStem))]
  const named = stems.filter((stem) => stem.length > 1 && question.includes(stem))
  const others = wordsOfPlaces(question)
    .filter((word) => !new RegExp(`${word}${NAME_OF_OTHERS}`).test(question))
    .map(placeStem)
    .filter((stem) => !stems.includes(stem))
  const cities = [...new Set(others)].filter((stem) => !PROVINCES.has(stem) && isCity(stem, question))
  const provinces = [...new Set(others)].filter(
    (stem) => PROVINCES.has(stem) && !mayHold(stem, stems) && !cities.some((city) => isWithin(city, stem)),
  )
  return { named, foreign: [...cities, ...provinces] }
}

/** Listed places among the words of a question; segmenters part some from their endings, and know not all. */
function wordsOfPlaces(question: string): string[] {
  const words = cutWords(question)
  const ended = words.map((word, i) => `${word}${ENDING.exec(words.slice(i + 1).join(''))?.[0] ?? ''}`)
  return ended.filter((word) => isListed(placeStem(word)))
}

/** Whether a province may hold places of a library: where one of these is a county and none a province, any may. */
const mayHold = (province: string, stems: readonly string[]): boolean =>
  stems.some((stem) => isWithin(stem, province) || COUNTY_CITIES.get(province)!.includes(stem)) ||
  (stems.some((stem) => /[县旗]$/.test(stem)) && !stems.some((stem) => PROVINCES.has(stem)))

const isListed = (stem: string): boolean => PROVINCES.has(stem) || CITIES.has(stem)

const isCity = (stem: string, question: string): boolean =>
  CITIES.has(stem) && (!AMBIGUOUS.has(stem) || new RegExp(`${stem}${RANK}`, 'u').test(question))

/** Who or what comes from a place, and what one does there under the rules of here. */
const COMES =
  '(?:省|市)?(?:的?(?:人(?![才民社口均])|户口|户籍|籍|牌照|车牌|号牌|牌|驾照|车(?!牌))(?!怎么|如何|摇号|指标|申请|落)|(?:过?来|[转迁][到过来入]|考[的过]|买的|毕业的?)|[\\p{Script=Han}]{0,6}(?:住院|就医|看病|看的病|急诊|出院|手术|打工|上班|读书|上大学|毕业|参保|出差|旅游))'
const FROM = '(?:从|来自|老家[是在]?|原籍|祖籍|籍贯)'
/** Words by which the rules of this place are asked for. */
const HERE = /[在来到](?:这(?!里?想?(?:问|咨询))|咱)|[这咱](?:边|里|儿|市)|本[市地]|贵市|过来/

/** Whether a place is only where somebody comes from or something happened (`在某市住院`), not whose rules are asked for. */
export function isScene(place: string, question: string): boolean {
  if (HERE.test(question.replace(new RegExp(`${place}[市省]?本地`), place))) return true
  const scene = new RegExp(`${FROM}${place}|${place}${COMES}`, 'gu')
  return scene.test(question) && !question.replace(scene, '').includes(place)
}
