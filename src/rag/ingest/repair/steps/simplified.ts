import {
  findSimplified,
  isTraditionalOnly,
  simplifyCharacter,
  traditionalShare,
} from '../../../../shared/text/simplify.ts'
import type { RepairStep } from '../step.ts'

/** Above this share of Traditional-only characters a text is Traditional; a Simplified one has stray ones at most. */
const TRADITIONAL_SHARE = 0.05

/** Makes a Traditional text Simplified by phrase; in a Simplified text only strays that stand for nothing else. */
export const simplify: RepairStep = {
  name: 'simplified',
  label: '繁体转简体',
  apply(traced, notes) {
    if (traditionalShare(traced.text) >= TRADITIONAL_SHARE) {
      const edits = findSimplified(traced.text)
      traced.edit(edits)
      notes.count(this, edits.length)
      return
    }
    traced.replaceAll(/\p{Script=Han}/gu, ([character]) =>
      isTraditionalOnly(character) ? simplifyCharacter(character) : null,
    )
  },
}
