import type { CityPack } from '../../../../city/types.ts'
import { placesOf } from '../../match-rule.ts'
import { isReal, type Hazard } from '../danger/hazards.ts'
import type { UrgencyReading } from '../danger/urgency.ts'

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
    .filter(({ words, negatives }) => {
      const hidden = negatives.flatMap((negative) => placesOf(text, negative))
      return words
        .flatMap((word) => placesOf(text, word))
        .some(
          (span) =>
            !hidden.some(({ start, end }) => start <= span.start && span.end <= end) && isReal(text, span),
        )
    })
    .map(({ class: name, hotline }) => (hotline.length === 0 ? name : `${name}（可转${hotline.join('、')}）`))
}
