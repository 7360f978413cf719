const LONGEST = 40
const FOREIGN = /[^ -~]/u

/**
 * Why a text of a price file can be no symbol; null when it can. Look-alike letters and invisible marks would make a second, false instrument,
 * so they are named by their code point.
 */
export function symbolFault(text: string): string | null {
  if (text.length > LONGEST) return `A symbol has at most ${LONGEST} characters; this one has ${text.length}.`
  const [foreign] = FOREIGN.exec(text) ?? []
  if (foreign === undefined) return null
  const code = (foreign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `The symbol contains the character U+${code}, which no ticker has.`
}

/** A name of a file as a symbol: marks that cannot be seen become blanks, and what is too long for a symbol is cut. */
export const symbolOfText = (text: string): string =>
  text
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .trimEnd()
    .toUpperCase()
