import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { NATIONAL_NUMBERS, type CityPack } from '../../../../city/index.ts'
import type { Intake } from '../../types.ts'

interface TransferFile {
  signs: Record<string, string>
  only: Record<string, string>
}

const FILE = parse(readFileSync(new URL('./transfer.yaml', import.meta.url), 'utf8')) as TransferFile
const SIGNS = Object.entries(FILE.signs).map(([number, source]) => [number, new RegExp(source)] as const)
const ONLY = new Map(Object.entries(FILE.only).map(([number, source]) => [number, new RegExp(source)]))

/**
 * Numbers to call in a danger to life: those wanted in their order, then those that signs in the text ask for, by the
 * pack's names first; a word is looked up in what its numbers are for.
 */
export function findTransfer(wanted: readonly string[], text: string, pack: CityPack): Intake['transfer'] {
  const signs = SIGNS.flatMap(([number, sign]) => (sign.test(text) ? [number] : []))
  const found = [...wanted, ...signs].flatMap((want) => {
    if (ONLY.get(want)?.test(text) === false) return []
    const known = pack.emergencyNumbers.find(
      (entry) =>
        entry.number === want ||
        (!/\d/.test(want) && (entry.for.includes(want) || entry.name.includes(want))),
    )
    if (known) return [{ number: known.number, name: known.name }]
    const national = NATIONAL_NUMBERS.find(({ number }) => number === want)
    return /^\d/.test(want) ? [{ number: want, name: national?.name ?? want }] : []
  })
  return found.filter(({ number }, at) => found.findIndex((other) => other.number === number) === at)
}
