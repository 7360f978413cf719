/** Names Windows keeps for itself, whatever extension follows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST = 100

/** A symbol or series code as the name of a file on every system: no separators, no trailing dots, no reserved name. */
export function fileStem(code: string): string {
  const plain = code
    .replaceAll(/[^A-Za-z0-9^._=-]/g, '_')
    .replace(/[. ]+$/, '')
    .slice(0, LONGEST)
  if (plain === '' || plain.startsWith('.')) return `_${plain}`
  return RESERVED.test(plain.split('.')[0] ?? '') ? `${plain}_` : plain
}
