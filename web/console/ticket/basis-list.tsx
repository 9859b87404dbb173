import type { Suggestion } from '../api/types.ts'
import { Mark } from '../parts/marks.tsx'
import { BASIS_NAMES, sourceName } from '../parts/words.ts'

/** What a suggestion or an order rests on, each with the document that settles it and its place. */
export const BasisList = ({ basis }: Pick<Suggestion, 'basis'>) => (
  <ul>
    {basis.map(({ kind, path, quote, source, document }, i) => (
      <li key={i}>
        <Mark>{BASIS_NAMES[kind] ?? kind}</Mark> {quote}
        {document != null && <span>（出处：{document}）</span>}
        <span className="quiet"> — {[path, sourceName(source)].filter(Boolean).join('，')}</span>
      </li>
    ))}
  </ul>
)
