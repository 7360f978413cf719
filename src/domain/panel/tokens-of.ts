/**
 * The words of a text as an.sentiment counts them: a Latin letter A to Z, then letters, apostrophes and hyphens, upper case.
 * Typographic apostrophes count as the plain one. Any other letter ends a word ("Société" gives SOCI and T).
 */
export const tokensOf = (text: string): readonly string[] => (plainApostrophes(text).match(/[A-Za-z][A-Za-z'-]*/g) ?? []).map((word) => word.toUpperCase())

/** One entry of a word list in the same spelling. */
export const asToken = (word: string): string => plainApostrophes(word).toUpperCase()

const plainApostrophes = (text: string): string => text.replaceAll(/[’‘ʼ]/g, "'")
