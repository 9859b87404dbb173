interface Props {
  citation: { doc_id: string; anchor: string; title: string | null }
}

/** To the place in the library that a citation names, on a page of its own. */
export const DocumentLink = ({ citation: { doc_id, anchor, title } }: Props) => (
  <a
    href={`/#doc=${encodeURIComponent(doc_id)}&anchor=${encodeURIComponent(anchor)}`}
    target="_blank"
    rel="noreferrer"
  >
    《{title ?? doc_id}》
  </a>
)
