import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { NEWS_STATES, type NewsState } from '#domain/stops/news-state.ts'
import { floorToLot } from './round-shares.ts'

/** One bar of the entry; an absent flag means "no", null "not known". */
export interface EntryBar {
  readonly close: number
  /** Trigger price or session VWAP the close has to hold. */
  readonly ref?: number | null
  readonly rvol?: number | null
  readonly stopFired?: boolean | null
  readonly killer?: boolean | null
  readonly newsState?: NewsState | null
}

export interface TimeAwareInput {
  readonly bars: readonly EntryBar[]
  readonly target: number
  readonly f0?: number
  readonly step?: number
  readonly rvolConfirm?: number
  readonly halfLife?: number
  readonly maxBars?: number
  readonly minGap?: number
  readonly stop?: number | null
  readonly budget?: number | null
}

export type EntryReason =
  | 'initial'
  | 'confirmed'
  | 'risk_limited'
  | 'expired'
  | 'stop_fired'
  | 'killer'
  | 'news'
  | 'no_volume_data'
  | 'no_reference'
  | 'not_confirmed'
  | 'gap'
  | 'full'

export interface EntryStep {
  readonly bar: number
  readonly frac: number
  readonly shares: number
  readonly reason: EntryReason
}

const isOpenShare = (share: number): boolean => share > 0 && share <= 1

/**
 * `siz.time_aware`: enter in steps, each earned by the tape, each smaller the later it comes.
 * Bar 0 buys `f0` of the target; every later bar up to `maxBars` with relative volume from `rvolConfirm` on and a close at or above its reference adds
 * `step` x 0.5^(bar / halfLife), at most to 1, at least `minGap` bars after the last add. With a stop an add is at most what the budget left over the risk
 * already taken buys, (budget - sum of shares x (price - stop)) / (close - stop); the budget without a number is the target's risk at the first close.
 * A stop that fired, a killer, and news that is not quiet or normal block an add, known or not known.
 * @returns one step per bar with the fraction and the shares held by then. Long entries. No bars: SHORT_HISTORY. Idea: tactical playbook; numbers house.
 */
export function timeAware(input: TimeAwareInput): Result<readonly EntryStep[]> {
  const { bars, target, f0 = 0.25, step = 0.25, rvolConfirm = 1.2, halfLife = 10, maxBars = 20, minGap = 1, stop = null, budget = null } = input
  const refused =
    firstRefusal(
      refuseRows(bars, (bar) =>
        firstRefusal(
          refuseOptionalWord(bar['newsState'], NEWS_STATES),
          refuseFlag(bar['stopFired']),
          refuseFlag(bar['killer']),
          refuseNumber(bar['close'], isPositive),
          refuseOptionalNumber(bar['ref'], isPositive),
          refuseOptionalNumber(bar['rvol'], isNonNegative),
        ),
      ),
      refuseOptionalNumber(stop, isPositive),
      refuseOptionalNumber(budget, isNonNegative),
      refuseRequiredParameter(target, isPositive),
      refuseParameter(f0, isOpenShare),
      refuseParameter(step, isOpenShare),
      refuseParameter(rvolConfirm, isNonNegative),
      refuseParameter(halfLife, isPositive),
      refuseInteger(maxBars, 0),
      refusePositiveInteger(minGap),
    ) ?? refuseShort(bars.length, 1)
  if (refused !== undefined) return refused
  const first = bars[0]!.close
  if (stop !== null && stop >= first) return badInput('STOP_WRONG_SIDE')

  const held = floorToLot(f0 * target, 1)
  const steps: EntryStep[] = [{ bar: 0, frac: f0, shares: held, reason: 'initial' }]
  let riskTaken = stop === null ? 0 : held * (first - stop)
  let lastAdd = 0
  for (let bar = 1; bar < bars.length; bar += 1) {
    const { frac, shares } = steps[bar - 1]!
    const { close } = bars[bar]!
    const obstacle = obstacleOf(bars[bar]!, bar, { frac, sinceAdd: bar - lastAdd, rvolConfirm, maxBars, minGap })
    if (obstacle !== null) {
      steps.push({ bar, frac, shares, reason: obstacle })
      continue
    }
    const wantedFrac = Math.min(1, frac + step * 0.5 ** (bar / halfLife))
    const wanted = floorToLot(wantedFrac * target, 1)
    const room = stop === null ? Infinity : roomAtStop((budget ?? target * (first - stop)) - riskTaken, close - stop)
    const isLimited = shares + room < wanted
    const next = isLimited ? shares + room : wanted
    if (stop !== null) riskTaken += (next - shares) * (close - stop)
    lastAdd = bar
    steps.push({ bar, frac: isLimited ? next / target : wantedFrac, shares: next, reason: isLimited ? 'risk_limited' : 'confirmed' })
  }
  return known(steps)
}

/** Shares that the risk left over still buys; none where the close has reached the stop. */
const roomAtStop = (riskLeft: number, distance: number): number => (distance <= 0 ? 0 : floorToLot(Math.max(0, riskLeft) / distance, 1))

interface EntryRules {
  readonly frac: number
  readonly sinceAdd: number
  readonly rvolConfirm: number
  readonly maxBars: number
  readonly minGap: number
}

/** The first reason not to add on this bar, null when it may. */
function obstacleOf(bar: EntryBar, index: number, { frac, sinceAdd, rvolConfirm, maxBars, minGap }: EntryRules): EntryReason | null {
  const { close, ref = null, rvol = null, stopFired = false, killer = false, newsState = 'normal' } = bar
  if (index > maxBars) return 'expired'
  if (stopFired !== false) return 'stop_fired'
  if (killer !== false) return 'killer'
  if (newsState !== 'normal' && newsState !== 'quiet') return 'news'
  if (rvol === null) return 'no_volume_data'
  if (ref === null) return 'no_reference'
  if (!isAtLeast(rvol, rvolConfirm) || !isAtLeast(close, ref)) return 'not_confirmed'
  if (sinceAdd < minGap) return 'gap'
  return isAtLeast(frac, 1) ? 'full' : null
}
