/** What a model must not type itself: links, phone numbers, money. It sees a token and gets its value back afterwards. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['链接', /https?:\/\/[^\s，。；）)]+/g],
  ['电话', /(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4})(?!\d)/g],
  ['费用', /\d[\d,.]*\s*(?:万|亿)?元(?:\/[\p{Script=Han}]{1,4})*/gu],
]

/** Swaps delicate values for tokens before a prompt is made and back in what the model wrote. */
export interface ValueTokens {
  hide(text: string): string
  /** Values for tokens; a token we never issued becomes null, and with it the sentence. */
  reveal(text: string): string | null
}

/** A fresh set of tokens for one prompt; the same value always has the same token. */
export function createValueTokens(): ValueTokens {
  const tokens = new Map<string, string>()
  const values = new Map<string, string>()
  return {
    hide(text) {
      return KINDS.reduce(
        (hidden, [kind, pattern]) =>
          hidden.replace(pattern, (value) => {
            const known = tokens.get(value)
            if (known !== undefined) return known
            const token = `⟦${kind}${[...tokens.values()].filter((one) => one.startsWith(`⟦${kind}`)).length + 1}⟧`
            tokens.set(value, token)
            values.set(token, value)
            return token
          }),
        text,
      )
    },
    reveal(text) {
      let unknown = false
      const revealed = text.replace(/⟦[^⟦⟧]*⟧/g, (token) => {
        const value = values.get(token)
        unknown ||= value === undefined
        return value ?? ''
      })
      return unknown ? null : revealed
    },
  }
}
