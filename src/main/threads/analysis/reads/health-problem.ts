import type { DataHealth } from '#contract/schemas/series.ts'

export type HealthProblem = DataHealth['problems'][number]

/** A problem found in the bars themselves: no single line of a file is to blame. */
export const problemOf = (code: HealthProblem['code'], symbol: string, session: string | null, detail: string): HealthProblem => ({
  code,
  symbol,
  session,
  detail,
  source: { batch: null, file: null, line: null },
})
