/** Percentage points to basis points. */
const BP_PER_POINT = 100

/** Newest level minus the one `sessions` earlier, in the unit of the line; the line must reach back so far. */
export const changeInLevel = (line: readonly number[], sessions: number): number => line.at(-1)! - line[line.length - 1 - sessions]!

/** The same for a line in percentage points, in basis points. */
export const changeInBp = (line: readonly number[], sessions: number): number => BP_PER_POINT * changeInLevel(line, sessions)

/** Every change over so many sessions, oldest first: the history against which the newest one is measured. */
export function changesInLevel(line: readonly number[], sessions: number): number[] {
  const changes: number[] = []
  for (let t = sessions; t < line.length; t += 1) changes.push(line[t]! - line[t - sessions]!)
  return changes
}
