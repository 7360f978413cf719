/** a over b, session by session, of two complete price series of one length: the ratio line every relative study reads. */
export const ratioLine = (a: readonly number[], b: readonly number[]): number[] => a.map((price, t) => price / b[t]!)

/** Change of the newest value against the one `w` sessions earlier, as a fraction; null when the line does not reach back so far. */
export function changeOver(line: readonly number[], w: number): number | null {
  const earlier = line[line.length - 1 - w]
  return earlier === undefined ? null : line[line.length - 1]! / earlier - 1
}
