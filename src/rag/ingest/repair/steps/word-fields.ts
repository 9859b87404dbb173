import type { RepairStep } from '../step.ts'

/** What converters write for Word's bookmarks and other non-text: `[bookmark: _Toc1]`, `[image: x.png]`. */
const PLACEHOLDER =
  /\[(?:bookmark|hyperlink|field|image|shape|comment|footnote|endnote|drawing|ole) ?: [^\]\n]{0,200}\] ?/gi
/** Field codes: `{ PAGEREF _Toc1 \h }`, `TOC \o "1-3" \h \z \u`, `HYPERLINK \l "_Toc1"`. */
const FIELD_CODE =
  /\{? ?\b(?:PAGEREF|HYPERLINK|TOC|REF|SEQ|MERGEFIELD|STYLEREF|NUMPAGES|FORMTEXT|EMBED)\b(?: +(?:\\[a-z*@#]+|"[^"\n]*"|_[A-Za-z0-9]+|[A-Z][\w.]*))+ ?\}?/g

/** Removes Word bookmarks and field codes that a conversion left in the text. */
export const removeWordFields: RepairStep = {
  name: 'word-fields',
  label: '清除 Word 书签和域代码',
  apply(traced, notes) {
    const count = traced.replaceAll(PLACEHOLDER, () => '') + traced.replaceAll(FIELD_CODE, dropFieldCode)
    notes.count(this, count)
  },
}

/** English prose may hold the words; a field code has a switch, a quoted argument or a bookmark name. */
function dropFieldCode([code]: RegExpExecArray): string | null {
  return /\\[a-z*@#]|"|\b_(?:Toc|Ref|Hlk)/.test(code) ? '' : null
}
