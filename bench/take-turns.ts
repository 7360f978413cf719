import type { Figure } from './figure.ts'

/** What takes part in a comparison; it answers a number that depends on everything it computed, so that nothing can be left out. */
export interface Contender {
  readonly what: string
  readonly work: () => number | Promise<number>
}

/** Milliseconds of every contender, round by round: in each round all of them run once, one after the other, so that they share its weather. */
export async function takeTurns(rounds: number, contenders: readonly Contender[], warmUps = 2): Promise<number[][]> {
  const times = contenders.map((): number[] => [])
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [i, { what, work }] of contenders.entries()) {
      const startedAt = performance.now()
      const answer = await work()
      const tookMs = performance.now() - startedAt
      if (Number.isNaN(answer)) throw new Error(`bench: ${what}: got no number`)
      if (round >= 0) times[i]!.push(tookMs)
    }
  }
  return times
}

/** One against another, round by round. */
export const fraction = (what: string, ours: readonly number[], theirs: readonly number[]): Figure => ({
  what,
  unit: 'times',
  values: ours.map((ms, round) => ms / theirs[round]!),
})

/** Processor time of this process for each of `rounds` runs: what a run costs where others share the machine. */
export function processorMs(rounds: number, work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    void work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
}
