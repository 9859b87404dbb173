import type { CityPack } from '../../../city/types.ts'
import { isReal, type Hazard } from './hazards.ts'
import type { UrgencyReading } from './urgency.ts'

/** Actions of a pack's classes that mean reporting upwards, not merely noting or masking. */
const REPORTED = /升级|报送|特急|紧急|报警/

/** Why a ticket must be reported upwards and not merely passed on, or null. */
export function readSensitive(
  text: string,
  hazards: readonly Hazard[],
  { rules }: UrgencyReading,
  pack: CityPack,
): string | null {
  const reasons = [
    ...hazards.flatMap(({ hazard }) => hazard.sensitive ?? []),
    ...rules.filter(({ then }) => then.sensitive).map(({ name }) => name),
    ...packReasons(text, pack),
  ]
  return reasons.length === 0 ? null : [...new Set(reasons)].join('；')
}

function packReasons(text: string, pack: CityPack): string[] {
  return pack.sensitiveClasses
    .filter(({ action }) => action === null || REPORTED.test(action))
    .flatMap(({ class: name, words, negatives }) => {
      const plain = negatives.reduce((rest, negative) => rest.replaceAll(negative, ''), text)
      const word = words.find((candidate) => plain.includes(candidate))
      if (word === undefined) return []
      const start = text.indexOf(word)
      return isReal(text, { text: word, start, end: start + word.length }) ? [name] : []
    })
}
