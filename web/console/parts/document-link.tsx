interface Props {
  citation: { doc_id: string; anchor: string; title: string | null }
  /** In place of the title. */
  label?: string
}

/** To the place in the library that a citation names, on a page of its own. */
export function DocumentLink({ citation: { doc_id, anchor, title }, label }: Props) {
  const name = `《${title ?? doc_id}》`
  return (
    <a
      href={`/#doc=${encodeURIComponent(doc_id)}&anchor=${encodeURIComponent(anchor)}`}
      target="_blank"
      rel="noreferrer"
      aria-label={label === undefined ? undefined : `引用${label}，${name}`}
    >
      {label ?? name}
    </a>
  )
}
