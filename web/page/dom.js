/**
 * Builds an element. Data only ever becomes text or an attribute, never markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean | null | undefined | ((event: any) => void)>} [attributes] `onclick` and the like are listeners; null and false leave an attribute out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/**
 * An element of the page that must be there.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`#${id} is missing`)
  return element
}

/**
 * A link out of the page: http and https only, opened apart; anything else is text.
 * @param {string} url
 * @param {string} text
 * @returns {Node}
 */
export function outerLink(url, text) {
  if (!/^https?:\/\//i.test(url)) return document.createTextNode(url)
  return h(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer' },
    text,
    h('span', { class: 'hidden' }, '（在新窗口打开）'),
  )
}

/**
 * The address that dials a telephone number; null for what holds other than digits, spaces and signs.
 * @param {string} phone
 */
export function dialAddress(phone) {
  const digits = phone.replace(/[\s()（）-]/g, '')
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null
}

/**
 * A telephone number to be dialled at a touch; what cannot be dialled stays text.
 * @param {string} phone
 * @returns {Node}
 */
export function phoneLink(phone) {
  const href = dialAddress(phone)
  return href === null ? document.createTextNode(phone) : h('a', { href }, phone)
}

/** A word in a box. @param {string} text */
export const tag = (text, kind = 'plain') => h('span', { class: `tag tag-${kind}` }, text)

/** @type {Record<string, string>} */
const VALIDITY_KINDS = {
  有效: 'good',
  已修订: 'warn',
  征求意见稿: 'warn',
  尚未施行: 'warn',
  规划期已满: 'warn',
  已过有效期: 'bad',
  已废止: 'bad',
}

/** How a document stands, as a coloured word; the word alone says it. @param {string} validity */
export const validityTag = (validity) =>
  tag(validity === '未注明' ? '效力未注明' : validity, VALIDITY_KINDS[validity] ?? 'plain')
