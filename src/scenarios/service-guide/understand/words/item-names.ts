import { cutWords } from '../../../../rag/lexicon/tokenize.ts'
import type { ServiceItem } from '../../../../store/service-item.ts'

const PARENTHESES = /[（(]([^（()）]+)[）)]/g

/**
 * Every way an item is called: its name without what stands in parentheses, each of a row of actions (`居民身份证换领、补领`
 * → 居民身份证换领, 居民身份证补领), a single other name in parentheses (`低保`), and its everyday names.
 */
export function itemNames({ name, aliases }: ServiceItem): string[] {
  const plain = name.replace(PARENTHESES, '').replace(/[“”]/g, '')
  const inside = [...name.matchAll(PARENTHESES)].flatMap(([, text]) => (text!.includes('、') ? [] : [text!]))
  return [...new Set([plain, ...rowOfNames(plain), ...(aliases ?? []), ...inside])]
    .map((one) => one.trim())
    .filter((one) => one.length > 1 && !/^\d+年度?$/.test(one))
}

/** `A换领、补领` → `A换领`, `A补领`; `夫妻、子女投靠落户` → `夫妻投靠落户`, `子女投靠落户`. */
function rowOfNames(name: string): string[] {
  const parts = name.split('、')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length === 1) return []
  if (first.length > last.length)
    return parts.map((part) => (part === first ? part : first.slice(0, -part.length) + part))
  const [head = ''] = cutWords(last)
  const shared = head.length < last.length ? last.slice(head.length) : ''
  return parts.map((part) => (part === last ? part : part + shared))
}
