import type { ReactNode } from 'react'
import { DocumentLink } from './document-link.tsx'

interface Citation {
  n: number
  doc_id: string
  anchor: string
  title: string | null
  quote: string
}

/** An answer of the library: its marks lead to the documents, which stand below with what is quoted of them. */
export const CitedAnswer = ({ text, citations }: { text: string; citations: readonly Citation[] }) => (
  <>
    <p className="cited">{linked(text, citations)}</p>
    <ol className="citations">
      {citations.map((citation) => (
        <li key={citation.n} value={citation.n}>
          <DocumentLink citation={citation} />
          <span className="quiet">{citation.quote}</span>
        </li>
      ))}
    </ol>
  </>
)

const linked = (text: string, citations: readonly Citation[]): ReactNode[] =>
  text.split(/\[(\d+)\]/).map((part, i) => {
    if (i % 2 === 0) return part
    const citation = citations.find(({ n }) => String(n) === part)
    if (!citation) return <sup key={i}>[{part}]</sup>
    return (
      <sup key={i}>
        <DocumentLink citation={citation} label={`[${part}]`} />
      </sup>
    )
  })
