import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger, refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { CROSS_ASSET_ACTIONS, type CrossAssetAction } from './cross-asset.ts'

export interface CrossAssetLatchInput {
  /** Per session, null = not judged. */
  readonly actions: readonly (CrossAssetAction | null)[]
  readonly rearm?: number
  readonly hold?: number
}

/** One session; `sell` and `sold` are fractions of what was held when the episode began. */
export interface LatchStep {
  /** In force in this session; null = not judged for too long. */
  readonly action: CrossAssetAction | null
  readonly sell: number
  readonly sold: number
  readonly armed: boolean
}

/**
 * `stop.cross_asset_latch`: what is in force and what is sold, so that one shock does not sell twice.
 * A reduction sells half once per episode, an exit the rest; armed again after `rearm` known sessions in a row of none or tighten. A session that is not
 * judged sells nothing and re-arms nothing; the last action stays in force for at most `hold` of them. No sessions: SHORT_HISTORY. House rule.
 */
export function crossAssetLatch({ actions, rearm = 5, hold = 5 }: CrossAssetLatchInput): Result<readonly LatchStep[]> {
  const refused = firstRefusal(refuseActions(actions), refusePositiveInteger(rearm), refuseInteger(hold, 0)) ?? refuseShort(actions.length, 1)
  if (refused !== undefined) return refused

  const steps: LatchStep[] = []
  let sold = 0
  let calm = 0
  let blind = 0
  let last: CrossAssetAction | null = null
  for (const action of actions) {
    if (action === null) {
      blind += 1
      calm = 0
      steps.push({ action: blind <= hold ? last : null, sell: 0, sold, armed: sold === 0 })
      continue
    }
    blind = 0
    last = action
    const isCalm = action === 'none' || action === 'tighten'
    calm = isCalm ? calm + 1 : 0
    if (calm >= rearm) sold = 0
    const sell = action === 'exit' ? 1 - sold : action === 'reduce_half' && sold === 0 ? 0.5 : 0
    sold += sell
    steps.push({ action, sell, sold, armed: sold === 0 })
  }
  return known(steps)
}

function refuseActions(actions: unknown): Refusal | undefined {
  if (actions === null || actions === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(actions)) return badInput('BAD_VALUE')
  return firstRefusal(...actions.map((action) => refuseOptionalWord(action, CROSS_ASSET_ACTIONS)))
}
