import type { DocumentLevel } from '../../../store/records.ts'
import { fullPlaceNames, isWithin, leadingPlace, placeName } from '../../lexicon/places.ts'

/** What may stand before the place in the name of an office or a headline. */
const BEFORE = /^(?:【[^】]*】|（[^）]*）|中共|共青团|国家税务总局)+/u
/** Provinces, cities and counties that no list holds; a name has no such word in it. */
const UNLISTED_PROVINCE = /^([\u4e00-\u9fff]{2}省)/u
const UNLISTED_CITY = /^([\u4e00-\u9fff]{2,3}?(?:市(?!场)|地区|盟)|[\u4e00-\u9fff]{2,9}?自治州)/u
const UNLISTED_COUNTY = /^([\u4e00-\u9fff]{1,5}?[县区旗])/u
/** After a province 区 rather ends another word (保护区). */
const COUNTY_OF_PROVINCE = /^([\u4e00-\u9fff]{1,9}?[县旗])/u
const NO_NAME = /^(?:关于|致|全[体市省县区])|[为的与在是各本我这那该跨个被将把让]/u
const NATIONAL =
  /^(?:国务院|中共中央|中央|全国|国家|中华人民共和国|(?:[\u4e00-\u9fff]{2,12}部)(?:办公厅|等|$))/u
const NO_PLACE =
  /(?:城市|都市|集市|超市|股市|夜市|门市|地市|各市|本市|我市|全市|省市|县市|区市|开发区|园区|社区|小区|新区|城区|景区|辖区|各区|市区|郊区|地区|保税区|功能区|示范区|试验区|先行区|山区|库区|学区|片区|牧区|区县|市县|郡县|各县|本县|全县|我县|(?:脱贫|贫困|边境|重点|示范|试点|沿海|先进|生态|直管|百强|搬迁|农业|牧业|产粮)[大强]?[县旗])$/u
const MUNICIPALITY = /^(?:北京|天津|上海|重庆)市$/

/**
 * Region a name begins with (`威海市人民政府办公室` → 威海市, `某省某市…` → 某市), or null; a name that begins with two
 * places is of neither.
 */
export function leadingRegion(name: string): string | null {
  const text = name.replace(BEFORE, '')
  const place = leadingPlace(text)
  if (place === null) {
    const province = unlisted(UNLISTED_PROVINCE, text)
    if (province !== null) return unlisted(UNLISTED_CITY, text.slice(province.length)) ?? province
    return unlisted(UNLISTED_CITY, text) ?? unlisted(UNLISTED_COUNTY, text)
  }
  const whole = placeName(place.stem)
  const next = leadingPlace(place.rest)
  if (next !== null) return isWithin(next.stem, place.stem) ? placeName(next.stem) : null
  if (!isProvince(whole)) return whole
  return unlisted(UNLISTED_CITY, place.rest) ?? unlisted(COUNTY_OF_PROVINCE, place.rest) ?? whole
}

function unlisted(pattern: RegExp, text: string): string | null {
  const name = pattern.exec(text)?.[1]
  return name === undefined || NO_NAME.test(name) || NO_PLACE.test(name) ? null : name
}

const isProvince = (place: string): boolean => /(?:省|自治区)$/u.test(place)

/** Level of the office that issues, from its name, else from the region; null when neither tells. */
export function readLevel(issuer: string | null, region: string | null): DocumentLevel | null {
  const office = issuer === null ? null : leadingRegion(issuer)
  if (office === null && issuer !== null && NATIONAL.test(issuer)) return 'national'
  const place = office ?? region
  return place === null ? null : levelOfPlace(place)
}

function levelOfPlace(place: string): DocumentLevel | null {
  if (isProvince(place) || MUNICIPALITY.test(place)) return 'province'
  if (/(?:市|自治州|地区|盟)$/u.test(place)) return 'city'
  return /(?:县|区|旗)$/u.test(place) ? 'county' : null
}

/**
 * Region of a document: its issuer's; that which a title begins with, then that which it names; its first line's; else
 * the one city its text speaks of as 我市. Null when unclear.
 */
export function readRegion(
  issuer: string | null,
  titles: readonly (string | null)[],
  text: string,
): string | null {
  const named = titles.filter((title) => title !== null)
  const leading = [...(issuer === null ? [] : [issuer]), ...named].map(leadingRegion)
  const told = issuer !== null && NATIONAL.test(issuer) ? [] : named.map(namedRegion)
  const first = leadingRegion(text.trimStart().split('\n', 1)[0]!.slice(0, FIRST_LINE))
  return [...leading, ...told, first].find((region) => region !== null) ?? dominantCity(text)
}

/** As much of a first line as a letterhead takes; flat exports have no other line. */
const FIRST_LINE = 40

/** The only city or province a title names in full (`关于某市…的通知`). */
function namedRegion(title: string): string | null {
  if (NATIONAL.test(title)) return null
  const [name, ...others] = fullPlaceNames(title)
  return others.length === 0 ? (name ?? null) : null
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
