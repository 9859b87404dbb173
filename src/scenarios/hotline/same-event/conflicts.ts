import { findPii, type PiiKind } from '../../../guardrails/pii/index.ts'
import { remember } from './remember.ts'

/** Numbered things of which one event has one. */
const NUMBERED = /(\d+)(号楼|栋|单元|号摊位|号灯杆|号泊位|路公交|号车)/g
const SIDE =
  /([东西南北上下]|[一二三四五六七八九](?=宿舍|区|期|村|小))([\u4e00-\u9fa5]{0,3}?(?:街|路|村|镇|屿|头|边|宿舍|段|区|院|侧|庄|口))/g
const QUOTED = /[“"]([^”"，。]{2,8})[”"]/g

const CARE = /养老院|护工|手术|出院|病历|住院/
const KIN = /爷爷|奶奶|姥姥|姥爷|妈妈|母亲|父亲|爸爸|儿子|女儿/g

/** Details of two texts that can't both be true of one event, in Chinese; empty when none is found. */
export function findConflicts(a: string, b: string): string[] {
  return [...numbers(a, b), ...sides(a, b), ...names(a, b), ...persons(a, b), ...patients(a, b)]
}

function numbers(a: string, b: string): string[] {
  const inB = byUnit(b)
  return [...byUnit(a)].flatMap(([unit, values]) => {
    const others = inB.get(unit)
    if (others === undefined || [...values].some((value) => others.has(value))) return []
    return [`${[...values][0]}${unit}与${[...others][0]}${unit}`]
  })
}

function byUnit(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, value, unit] of text.matchAll(NUMBERED))
    found.set(unit!, (found.get(unit!) ?? new Set()).add(value!))
  return found
}

/** 东大寺街 and 西大寺街, 上坪村 and 下坪村, 一宿舍 and 二宿舍. */
function sides(a: string, b: string): string[] {
  const inB = [...b.matchAll(SIDE)]
  return [...a.matchAll(SIDE)].flatMap(([whole, side, noun]) => {
    if (b.includes(whole)) return []
    const other = inB.find(
      ([text, otherSide, otherNoun]) => otherNoun === noun && otherSide !== side && !a.includes(text),
    )
    return other === undefined ? [] : [`${whole}与${other[0]}`]
  })
}

/** Names in quotation marks that differ in one character. */
function names(a: string, b: string): string[] {
  const inB = [...b.matchAll(QUOTED)].map(([, name]) => name!)
  return [...a.matchAll(QUOTED)].flatMap(([, name]) => {
    const near = inB.find((other) => other.length === name!.length && differences(other, name!) === 1)
    return near === undefined ? [] : [`“${name}”与“${near}”`]
  })
}

const differences = (a: string, b: string): number =>
  [...a].filter((character, i) => character !== b[i]).length

const valuesOf = (kind: PiiKind): ((text: string) => string[]) =>
  remember((text) => findPii(text, { kinds: [kind] }).map(({ value }) => value.replace(/[ ·]/g, '')))
const PERSONS = { 车牌号: valuesOf('车牌号'), 姓氏称谓: valuesOf('姓氏称谓') }

/** Number plates and surnames of the people or cars in question. */
function persons(a: string, b: string): string[] {
  return (['车牌号', '姓氏称谓'] as const).flatMap((kind) => {
    const [first, second] = [a, b].map(PERSONS[kind])
    const [own, other] = [first!.filter(isFirm), second!.filter(isFirm)]
    if (own.length === 0 || other.length === 0 || own.some((value) => other.includes(value))) return []
    return [kind === '车牌号' ? '车牌不同' : `${own[0]}与${other[0]}`]
  })
}

/** Where it is about somebody's treatment or care: whose. */
function patients(a: string, b: string): string[] {
  if (!CARE.test(a) || !CARE.test(b)) return []
  const [first, second] = [a, b].map((text) => new Set(text.match(KIN) ?? []))
  if (first!.size === 0 || second!.size === 0 || [...first!].some((kin) => second!.has(kin))) return []
  return [`${[...first!][0]}与${[...second!][0]}`]
}

/** Surnames stated as such and plates, not 王女士 who may merely be the caller. */
const isFirm = (value: string): boolean => value.startsWith('姓') || /[A-Za-z]/.test(value)
