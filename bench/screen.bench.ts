import type { Figure } from './figure.ts'
import { largeWorkspace } from './large-workspace.ts'
import { openCore } from './open-core.ts'

const PROCESSES = 3
const WARM = 5

/** `screen.run` over the universe of ten years, in the analysis thread: the first from bars to rows, later ones from what the first left, by its own clock and from call to answer. */
export async function measure(): Promise<readonly Figure[]> {
  const { workspace } = await largeWorkspace()
  const firstAnswer: number[] = []
  const first: number[] = []
  const warm: number[] = []
  const perTwoThousand: number[] = []
  const answer: number[] = []
  let names = 0
  for (let round = 0; round < PROCESSES; round += 1) {
    const core = openCore(workspace)
    for (let run = 0; run <= WARM; run += 1) {
      const startedAtMs = performance.now()
      const outcome = await core.client.call('screen.run', {})
      if (!outcome.ok) throw new Error(`screen.run: got ${outcome.error.kind}, wanted rows`)
      const tookMs = performance.now() - startedAtMs
      const { durationMs, universe } = outcome.value
      names = universe
      if (run === 0) {
        firstAnswer.push(tookMs)
        first.push(durationMs)
      } else {
        warm.push(durationMs)
        perTwoThousand.push((durationMs * 2_000) / universe)
        answer.push(tookMs)
      }
    }
    await core.close()
  }
  return [
    { what: `first screen of a process, panel loaded on the way, ${names} names: call to answer`, unit: 'ms', values: firstAnswer },
    { what: 'the same, from bars to rows in the worker, code still cold', unit: 'ms', values: first },
    { what: `later screens of all ${names} names, carried on from the one before, to rows in the worker`, unit: 'ms', values: warm },
    { what: 'the same for 2,000 names (goal <= 150)', unit: 'ms', values: perTwoThousand },
    { what: 'later screens, call to answer', unit: 'ms', values: answer },
  ]
}
