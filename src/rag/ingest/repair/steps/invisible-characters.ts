import type { RepairStep } from '../step.ts'
import { IDEOGRAPHS } from './cjk-radicals.ts'

/** Zero-width and control characters, soft hyphens, stray byte order marks; line breaks, tabs and form feeds stay. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]+/g
/** Radicals and compatibility ideographs that PDF fonts put in place of the characters themselves. */
const LOOKALIKE = /[\u2e80-\u2fd5\uf900-\ufaff]/g
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/** Removes characters nobody sees, and writes look-alike radicals and exotic spaces as the plain ones. */
export const removeInvisibleCharacters: RepairStep = {
  name: 'invisible-characters',
  label: '清除不可见字符',
  apply(traced, notes) {
    notes.count(
      this,
      traced.replaceAll(INVISIBLE, () => ''),
    )
    traced.replaceAll(LOOKALIKE, ([character]) => IDEOGRAPHS.get(character) ?? character.normalize('NFKC'))
    traced.replaceAll(SPACES, () => ' ')
  },
}
