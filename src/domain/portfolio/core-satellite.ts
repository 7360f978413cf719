import { isAbove, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, isShare, refuseNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { isRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { exposureCap, isLevel } from '#domain/rotation/exposure-cap.ts'
import { refuseTradingMode, type TradingMode } from '#domain/rotation/trading-mode.ts'

/** USD. */
export interface Sleeves {
  readonly core: number
  readonly satellite: number
  readonly cash: number
}

export interface CoreSatelliteInput {
  readonly equity: number
  /** Ladder level, 0 to 5. */
  readonly level: number
  readonly mode: TradingMode
  readonly satMax?: number
  readonly cashFrac?: number
  /** What is held; null = only the target is asked. */
  readonly current?: Sleeves | null
  readonly band?: number
  readonly killers?: number
  readonly killersUnknown?: number
  readonly trim?: number
}

export interface CoreSatellite {
  readonly target: Sleeves
  /** To buy (positive) or sell; null without holdings. */
  readonly trades: Omit<Sleeves, 'cash'> | null
}

/**
 * pf.core_satellite(equity, level, mode, …): how equity is split between core, satellite and cash, USD. The satellite may use
 * satMax of equity times the room the ladder gives; that is a ceiling: a satellite above it is sold down as soon as the excess
 * passes `trim`, while buying, and the core, wait for a difference of `band`. A negative core BAD_PARAM. Source: house.
 */
export function coreSatellite({
  equity,
  level,
  mode,
  satMax = 0.3,
  cashFrac = 0.05,
  current = null,
  band = 0.05,
  killers = 0,
  killersUnknown = 0,
  trim = 0.005,
}: CoreSatelliteInput): Result<CoreSatellite> {
  const refused = firstRefusal(
    refuseTradingMode(mode),
    refuseNumber(equity, isPositive),
    refuseSleeves(current),
    refuseRequiredParameter(level, isLevel),
    refuseParameter(satMax, isShare),
    refuseParameter(cashFrac, isShare),
    refuseParameter(band, isNonNegative),
    refuseInteger(killers, 0),
    refuseInteger(killersUnknown, 0),
    refuseParameter(trim, isNonNegative),
  )
  if (refused !== undefined) return refused
  const cap = exposureCap({ level, mode, killers, killersUnknown })
  if (cap.kind !== 'value') return cap
  const satelliteFraction = satMax * cap.value
  const coreFraction = 1 - satelliteFraction - cashFrac
  if (isBelow(coreFraction, 0)) return badInput('BAD_PARAM')
  const target = { core: equity * Math.max(0, coreFraction), satellite: equity * satelliteFraction, cash: equity * cashFrac }
  return known({ target, trades: current === null ? null : tradesTo(target, current, band * equity, trim * equity) })
}

function tradesTo(target: Sleeves, current: Sleeves, bandUsd: number, trimUsd: number): Omit<Sleeves, 'cash'> {
  const core = target.core - current.core
  const satellite = target.satellite - current.satellite
  const satelliteBand = satellite < 0 ? trimUsd : bandUsd
  return { core: beyond(core, bandUsd), satellite: beyond(satellite, satelliteBand) }
}

/** The difference where it is worth a trade, else nothing. */
const beyond = (difference: number, band: number): number => (isAbove(Math.abs(difference), band) ? difference : 0)

function refuseSleeves(current: unknown): Refusal | undefined {
  if (current === null) return undefined
  if (!isRecord(current)) return badInput('BAD_VALUE')
  return firstRefusal(refuseNumber(current['core']), refuseNumber(current['satellite']))
}
