import { cutWords } from '../../../../rag/lexicon/tokenize.ts'
import type { ServiceItem } from '../../../../store/service-item.ts'

/** Whether items have a topic or a telling word of their names in common. */
export const areOfOneKind = (one: ServiceItem, other: ServiceItem): boolean =>
  telling(one).some((word) => wordingOf(other).includes(word)) ||
  telling(other).some((word) => wordingOf(one).includes(word))

const telling = ({ name, topics }: ServiceItem): string[] => [...tellingWords(name), ...(topics ?? [])]
const wordingOf = ({ name, aliases, topics }: ServiceItem): string =>
  [name, ...(aliases ?? []), ...(topics ?? [])].join(' ')

const tellingWords = (name: string): string[] =>
  cutWords(name).filter(
    (word) => word.length > 1 && !/^(申领|申请|办理|登记|领取|核发|首次|普通)$/.test(word),
  )

/** An item by its name and what it is about. */
export const shortSubject = ({ name, topics }: ServiceItem): string => [name, ...(topics ?? [])].join(' ')
