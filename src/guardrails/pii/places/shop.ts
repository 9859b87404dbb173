import { anyOf, NAMES } from '../names/lexicon.ts'
import type { Range } from '../types.ts'

const KIN = new RegExp(`(?:${anyOf(NAMES.kinTitles)}|^[老小].)$`)
const SHOP = new RegExp(`^家?(?![在的开去说来从把跟和被不没家])[\\u4e00-\\u9fa5]{0,3}?${anyOf(NAMES.shops)}`)

/** Whether a form of address is a part of a shop's name: 王大嫂豆腐坊, 老李家羊汤馆. */
export const isShop = (text: string, { start, end }: Range): boolean =>
  KIN.test(text.slice(start, end)) && SHOP.test(text.slice(end, end + 8))
