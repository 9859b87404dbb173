import type { ContactBook } from '../rag/answer/contacts.ts'
import type { CityPack } from './types.ts'

/** Numbers of the city's own offices, hotlines and emergency services: nobody's personal data. */
export const publicNumbersOf = ({
  hotline,
  publicPhones,
  departments,
  emergencyNumbers,
}: CityPack): string[] => [
  hotline,
  ...(publicPhones ?? []),
  ...departments.flatMap(({ phone }) => phone ?? []),
  ...emergencyNumbers.map(({ number }) => number),
]

/** Whom to call: the hotline always; departments by name first, then by their keywords (at least two). */
export function createContactBook(pack: CityPack, hotline: string): ContactBook {
  return {
    hotline: { name: '政务服务便民热线', phone: hotline },
    city: pack.name,
    find(text) {
      return pack.departments
        .flatMap((department) => {
          if (department.phone === null) return []
          const named = [department.name, department.short, ...department.aliases].some((name) =>
            text.includes(name),
          )
          const hits = department.keywords.filter((keyword) => text.includes(keyword)).length
          const score = (named ? 10 : 0) + hits
          return score >= 2 ? [{ contact: { name: department.short, phone: department.phone }, score }] : []
        })
        .sort((a, b) => b.score - a.score)
        .map(({ contact }) => contact)
    },
  }
}
