import type { Bars } from '#domain/bars.ts'
import { type PlanVersion, savedVersions } from '../../../store/plans.ts'
import { readSettings } from '../../../store/settings.ts'
import { heldPositions } from '../decision/gather-positions.ts'
import type { HeldPosition } from '../decision/held-position.ts'
import type { GatherContext } from '../job.ts'
import type { JudgingClock } from '../judging-clock.ts'
import { universeOf } from '../screen/universe.ts'
import type { VolatilitySource } from './stop-market.ts'
import type { WatchedPosition } from './watched-position.ts'

export interface GatheredStops {
  readonly watched: readonly WatchedPosition[]
  readonly volatility: VolatilitySource
  readonly universe: readonly Bars[]
}

/** Every open position with the saved plans that watch it and the bars its stops read: the primary series alone. */
export function gatherStops(context: GatherContext, clock: JudgingClock): GatheredStops {
  const settings = readSettings(context.db)
  const plans = savedVersions(context.db)
  const held = heldPositions(context, clock.asOf)
  return {
    watched: held.map((position) => ({ held: position, plans: plansOf(position, plans), bars: context.panel.bars(position.symbol) })),
    volatility: { bars: context.panel.bars('VIX'), values: context.panel.series('VIXCLS') },
    universe: held.length === 0 ? [] : universeOf(context, settings, clock.asOf).symbols.flatMap((symbol) => context.panel.bars(symbol) ?? []),
  }
}

/** Adopted by name, or planned for this account, name and side before or on the day it was opened. The newest plan's versions watch it. */
function plansOf(position: HeldPosition, plans: readonly PlanVersion[]): PlanVersion[] {
  const fits = plans.filter((plan) =>
    plan.isAdopted
      ? plan.adoptedPosition === position.position
      : plan.account === position.account &&
        plan.symbol === position.symbol &&
        plan.side === position.side &&
        plan.asOf !== null &&
        plan.asOf <= position.openedSession,
  )
  const newest = fits.at(-1)
  return newest === undefined ? [] : fits.filter((plan) => plan.plan === newest.plan)
}
