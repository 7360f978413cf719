import type { Verdict } from './verdict.ts'

/** What a level stands for after its evidence has been confirmed, refuted, or lost from sight. */
export type RungState = 'pass' | 'fail' | 'unknown'

/** How many evaluations in a row it takes: `up` to confirm, `down` to refute, and beyond `stale` unknown ones to forget. */
export interface RungRule {
  readonly up: number
  readonly down: number
  readonly stale: number
}

/** One level with its three runs. `unknowns` of a rung that still carries a state is the n of "held n of stale". */
export interface Rung {
  readonly state: RungState
  readonly passes: number
  readonly fails: number
  readonly unknowns: number
}

export const UNTESTED_RUNG: Rung = { state: 'unknown', passes: 0, fails: 0, unknowns: 0 }

/**
 * The rung after one more evaluation. Confirming and refuting take runs of their own length (hysteresis); a neutral
 * evaluation ends every run and keeps the state; an unknown one ends a confirmation, keeps a refutation running, and
 * carries the state for at most `stale` evaluations.
 */
export function advanceRung(rung: Rung, verdict: Verdict, rule: RungRule): Rung {
  const runs = countRuns(rung, verdict)
  if (runs.unknowns > rule.stale) return { ...runs, state: 'unknown', fails: 0 }
  if (runs.passes >= rule.up) return { ...runs, state: 'pass' }
  if (runs.fails >= rule.down) return { ...runs, state: 'fail' }
  return { ...runs, state: rung.state }
}

function countRuns({ passes, fails, unknowns }: Rung, verdict: Verdict): Omit<Rung, 'state'> {
  switch (verdict) {
    case 'pass':
      return { passes: passes + 1, fails: 0, unknowns: 0 }
    case 'fail':
      return { passes: 0, fails: fails + 1, unknowns: 0 }
    case 'neutral':
      return { passes: 0, fails: 0, unknowns: 0 }
    case 'unknown':
      return { passes: 0, fails, unknowns: unknowns + 1 }
  }
}
