/** A text in lower case without white space and punctuation, as its characters are compared. */
export const plainOf = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]/gu, '')
