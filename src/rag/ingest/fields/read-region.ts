import type { DocumentLevel } from '../../../store/records.ts'

const NAME = '[\\u4e00-\\u9fff]{2,7}?'
const LEADING = new RegExp(
  `^(?:中共|共青团|国家税务总局)?(?:[\\u4e00-\\u9fff]{2,5}?(?:省|自治区))?(${NAME}(?:市|自治州|地区|盟|县|区|旗))`,
  'u',
)
const PROVINCE =
  /^(?:中共|国家税务总局)?([\u4e00-\u9fff]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|北京市|天津市|上海市|重庆市)/u
const NATIONAL =
  /^(?:国务院|中共中央|中央|全国|国家|中华人民共和国|(?:[\u4e00-\u9fff]{2,12}部)(?:办公厅|等|$))/u
const NO_PLACE =
  /(?:城市|都市|集市|超市|股市|夜市|门市|地市|各市|本市|我市|全市|省市|县市|区市|开发区|园区|社区|小区|新区|城区|景区|辖区|各区|市区|郊区|地区|保税区|功能区|示范区|试验区|先行区|山区|库区|学区|片区|牧区|区县|市县|郡县|各县|本县|全县|我县)$/u
const MUNICIPALITY = /^(?:北京|天津|上海|重庆)市$/

/** Region a name begins with (`威海市人民政府办公室` → 威海市, `某省某市…` → 某市), or null. */
export function leadingRegion(name: string): string | null {
  const city = LEADING.exec(name)?.[1]
  if (city !== undefined && !NO_PLACE.test(city) && !/^[全各本我该市区县]/u.test(city)) return city
  return PROVINCE.exec(name)?.[1] ?? null
}

/** Level of the office that issues, from its name, else from the region; null when neither tells. */
export function readLevel(issuer: string | null, region: string | null): DocumentLevel | null {
  const office = issuer === null ? null : leadingRegion(issuer)
  const place = office ?? region
  if (place !== null && place !== undefined) return levelOfPlace(place)
  return issuer !== null && NATIONAL.test(issuer) ? 'national' : null
}

function levelOfPlace(place: string): DocumentLevel | null {
  if (/(?:省|自治区)$/u.test(place) || MUNICIPALITY.test(place)) return 'province'
  if (/(?:市|自治州|地区|盟)$/u.test(place)) return 'city'
  return /(?:县|区|旗)$/u.test(place) ? 'county' : null
}

/** Region of a document: its issuer's, its title's, else the one city its text speaks of as 我市; null when unclear. */
export function readRegion(
  issuer: string | null,
  titles: readonly (string | null)[],
  text: string,
): string | null {
  for (const name of [issuer, ...titles]) {
    const region = name === null ? null : leadingRegion(name)
    if (region !== null) return region
  }
  return dominantCity(text)
}

/** At least this share of all mentions of cities is about one city when a text is about it. */
const DOMINANT_SHARE = 0.6

/** Cities are counted where a document of theirs is cited (`《某市…》`): elsewhere 市 ends too many other words. */
function dominantCity(text: string): string | null {
  if (!/[我全本]市/u.test(text)) return null
  const counts = new Map<string, number>()
  let total = 0
  for (const match of text.matchAll(/《([\u4e00-\u9fff]{2,4})市(?!场)/gu)) {
    const name = `${match[1]!}市`
    if (NO_PLACE.test(name) || /^[全各本我该关]/u.test(name)) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
    total++
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] >= 2 && best[1] / total >= DOMINANT_SHARE ? best[0] : null
}
