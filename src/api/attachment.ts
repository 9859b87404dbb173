/** A `content-disposition` for saving under a name (RFC 6266); `fallback` is for clients that read ASCII only. */
export function attachment(name: string, fallback = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`
}
