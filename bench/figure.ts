/** One measured quantity: every single value, so that nobody has to believe an average. */
export interface Figure {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'per second' | 'times'
  readonly values: readonly number[]
}

/** What a bench file exports. `measure` opens and closes whatever it needs. */
export interface Bench {
  measure(): Promise<readonly Figure[]>
}

/** The value below which the fraction `p` of the values lies; by the nearest rank, so it is one that was measured. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]
  if (found === undefined) throw new Error('percentile: got no values, wanted at least one')
  return found
}

/** How long `work` takes, promise or not, repeated; warm-ups run first and are not counted. */
export async function timeMs(times: number, work: () => unknown, warmUps = 0): Promise<number[]> {
  const values: number[] = []
  for (let run = -warmUps; run < times; run += 1) {
    const startedAt = performance.now()
    await work()
    if (run >= 0) values.push(performance.now() - startedAt)
  }
  return values
}
