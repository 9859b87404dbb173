import { load, type Cheerio, type CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import { formatNumeral } from '../../../../shared/text/numerals.ts'

interface Level {
  format: string
  /** `%1` … `%9` stand for the numbers of the levels: `第%1条`. */
  text: string
  start: number
}

type Lists = ReadonlyMap<string, { abstract: string; levels: readonly Level[] }>
interface Place {
  list: string
  level: number
}

const MOST_LEVELS = 9
const xml = (source: string): CheerioAPI => load(source, { xml: true })
const value = (element: Cheerio<Element>): string => element.attr('w:val') ?? ''

/**
 * Writes the labels that Word computes (第一条, （二）, 3.) into the paragraphs of `document.xml`, since a converter sees
 * the text only. Bullets are left out. Returns the new XML.
 */
export function writeNumberLabels(document: string, numbering: string, styles: string): string {
  const lists = readLists(xml(numbering))
  const byStyle = readStylePlaces(styles === '' ? null : xml(styles))
  const page = xml(document)
  const counters = new Map<string, number[]>()
  for (const paragraph of page('w\\:p').toArray()) {
    const properties = page(paragraph).children('w\\:pPr')
    const own = readPlace(properties.children('w\\:numPr'))
    const place = own ?? byStyle.get(value(properties.children('w\\:pStyle')))
    const list = place && lists.get(place.list)
    if (!place || !list) continue
    const label = nextLabel(counters, list, place.level)
    properties.children('w\\:numPr').remove()
    if (label === '') continue
    const run = `<w:r><w:t xml:space="preserve">${escapeXml(label)}</w:t></w:r>`
    if (properties.length > 0) properties.after(run)
    else page(paragraph).prepend(run)
  }
  return page.xml()
}

function readLists(page: CheerioAPI): Lists {
  const abstracts = new Map<string, Level[]>()
  for (const element of page('w\\:abstractNum').toArray()) {
    const levels: Level[] = []
    for (const level of page(element).children('w\\:lvl').toArray()) {
      const index = Number(level.attribs['w:ilvl'])
      if (!(index >= 0 && index < MOST_LEVELS)) continue
      const child = (name: string): string => value(page(level).children(`w\\:${name}`).first())
      levels[index] = {
        format: child('numFmt'),
        text: child('lvlText'),
        start: Number(child('start') || '1'),
      }
    }
    abstracts.set(element.attribs['w:abstractNumId'] ?? '', levels)
  }
  const lists = new Map<string, { abstract: string; levels: readonly Level[] }>()
  for (const element of page('w\\:num').toArray()) {
    const abstract = value(page(element).children('w\\:abstractNumId'))
    lists.set(element.attribs['w:numId'] ?? '', { abstract, levels: abstracts.get(abstract) ?? [] })
  }
  return lists
}

function readStylePlaces(page: CheerioAPI | null): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  if (page === null) return places
  for (const style of page('w\\:style').toArray()) {
    const place = readPlace(page(style).children('w\\:pPr').children('w\\:numPr'))
    if (place) places.set(style.attribs['w:styleId'] ?? '', place)
  }
  return places
}

function readPlace(properties: Cheerio<Element>): Place | null {
  const list = value(properties.children('w\\:numId'))
  const level = Number(value(properties.children('w\\:ilvl')) || '0')
  // List 0 means: none.
  if (list === '' || !(level >= 0 && level < MOST_LEVELS)) return null
  return { list, level }
}

function nextLabel(
  counters: Map<string, number[]>,
  list: { abstract: string; levels: readonly Level[] },
  level: number,
): string {
  const numbers = counters.get(list.abstract) ?? []
  counters.set(list.abstract, numbers)
  const own = list.levels[level]
  numbers.length = Math.min(numbers.length, level + 1)
  for (let index = 0; index < level; index++) numbers[index] ??= list.levels[index]?.start ?? 1
  numbers[level] = numbers[level] === undefined ? (own?.start ?? 1) : numbers[level] + 1
  if (!own || own.format === 'bullet' || own.format === 'none') return ''
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1
    return formatNumber(numbers[index] ?? 1, list.levels[index]?.format ?? 'decimal')
  })
}

function formatNumber(number: number, format: string): string {
  if (number < 0 || number > 9999) return String(number)
  if (/^(?:chinese|japanese|taiwanese|ideograph(?!Enclosed))/.test(format)) return formatNumeral(number)
  if (/EnclosedCircle/.test(format) && number >= 1 && number <= 20)
    return String.fromCharCode(0x2460 + number - 1)
  if (format === 'upperLetter') return letter(number, 65)
  if (format === 'lowerLetter') return letter(number, 97)
  if (format === 'upperRoman') return roman(number)
  if (format === 'lowerRoman') return roman(number).toLowerCase()
  return String(number)
}

const letter = (number: number, base: number): string =>
  number < 1 ? '' : String.fromCharCode(base + ((number - 1) % 26)).repeat(Math.ceil(number / 26))

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [size, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / size))
    rest %= size
  }
  return text
}

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
