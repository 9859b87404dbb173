import { innermostSection } from '../../evidence.ts'
import { kindFit } from '../../../retrieve/kind.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { typeFit } from '../asked/asked-type.ts'
import { askedUnit, tenseFit, wantedStatement, yearFit } from '../asked/cues.ts'
import { rangeFit } from './range-fit.ts'
import { ASKS_PENALTY } from '../asked/required-statement.ts'
import type { BareSpan, Features } from '../types.ts'

/** When a document comes into force and what it repeals, and who asks for that. */
const CLOSING = /自\d{4}年[^。；]{0,12}起(施行|执行|实施)|同时废止|解释权/
const ASKS_CLOSING = /施行|生效|实施|开始|起算|有效期|废止|作废|失效|什么时候|哪天|几号|何时|还有效/

/** The penalty for something left undone is asked for, and what was left undone told. */
const ASKS_UNMET =
  /(?<!能|可|要|会|用|是|好|对)[不没未][^，。；？]{0,6}[办登交缴报签检分拴公证]|逾期|过期|拖欠|无证/
const UNMET = /(?<!并)未(?!成年)|不(按|履|缴|交|报|办|予以配合)|拒不|逾期|擅自|无证|拖欠/

/** What the form of a sentence says: the year, a figure, its unit, the kind of thing asked for, the tense, a list. */
export function cueFeatures(
  { said, row, document, start }: BareSpan,
  own: ReadonlySet<string>,
  analysis: QueryAnalysis,
): Features {
  const flag = (holds: boolean | undefined): number => (holds ? 1 : 0)
  return {
    year: yearFit(said, analysis.years),
    tense: tenseFit(analysis.question, said),
    figure: flag(wantedStatement(analysis)?.(said, innermostSection(document, start)?.path.join(' '))),
    unit: flag(askedUnit(analysis.question)?.test(said)),
    type: typeFit(analysis.question, said),
    range: rangeFit(analysis.question, said),
    closing: flag(CLOSING.test(said) && !ASKS_CLOSING.test(analysis.question)),
    focus: flag(analysis.focus.some((word) => own.has(word))),
    list: flag(analysis.facets.has('enumeration') && /(、[^、]+){2}/.test(said)),
    quoted: flag(analysis.quoted.some((phrase) => said.includes(phrase))),
    preamble: flag(kindFit(analysis, said) < 0),
    asking: flag(/^问[：:]|[？?]$/.test(said)),
    row: flag(row !== null),
    short: flag(said.length < 18),
    unmet: flag(
      ASKS_PENALTY.test(analysis.question) && ASKS_UNMET.test(analysis.question) && UNMET.test(said),
    ),
  }
}
