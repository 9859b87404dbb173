/** Labels of hidden particulars (`［手机号］`), marks and white space. */
const NOT_SAID = /［[^］]*］|[\p{P}\s]/gu

/** Pairs of neighbouring characters (code points) in their order, as often as they stand; none in a single character. */
export function characterPairs(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i]! + character)
}

/** Pairs of the characters a person said, each once; marks and labels of hidden particulars lie between no two. */
export const spokenPairs = (text: string): Set<string> => new Set(characterPairs(text.replace(NOT_SAID, '')))
