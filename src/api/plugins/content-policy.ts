/** A Content-Security-Policy by directive. */
export type ContentPolicy = Readonly<Record<string, readonly string[]>>

/** As strict as it gets for a page: nothing inline, nothing from elsewhere, in nobody's frame. */
export const STRICT_POLICY: ContentPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** A policy as the value of its header. */
export const policyHeader = (policy: ContentPolicy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join(';')
