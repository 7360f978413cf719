/** ln(x_t / x_{t−1}) for every t from the second value on; one shorter than the line. */
export function logChanges(line: readonly number[]): number[] {
  const changes: number[] = []
  for (let t = 1; t < line.length; t += 1) changes.push(Math.log(line[t]! / line[t - 1]!))
  return changes
}
